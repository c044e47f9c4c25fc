import { describe, expect, it } from 'vitest';
import { phraseOf } from './index';

/** The public key of tests/vectors/bitwarden/account.json. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0Ww2chogqCpaAR7Uw448am4b7vDFXiM5kXjFlGfXBlrAdAqTTggEvTDlMNYqPlCo+mBM6iFmTTUY9rpZBvFskMnKvsvpJ47/fehAH2o2e3Ulv/5NFevaVCMCmpkBDtbMbO1A4a3btdRtCP8DsKWMefHauEpaoLxNTLWnOIZVfCMjsSgx2EvULHAZPTtbFwm4+UVKniM4ds4jvOsD85h4jn2aLs/jWJXFfxN8iVSqEqpC2TBvsPdyHb49xQoWWfF0Z6BiNqeNGKEU9Uos1pjL+kzhEzzSpH31PZT/ufJ/oo4+93wrUt57hb6f0jxiXhwd5yQ+9F6wVwpbfkq0IwhjOwIDAQAB';

describe('the phrase of a key', () => {
  // Made with another implementation: Python's hmac and whole numbers.
  it.each([
    ['060000fb-0922-4dd3-b170-6e15cb5df8c8', 'gloomy-elk-expediter-vending-dollhouse'],
    ['test@bitwarden.com', 'rockfish-monument-boxing-mango-saddlebag'],
    ['361@hollis.example', 'entrench-shower-tweezers-felt-tip-dwelled'],
    ['894@hollis.example', 'yo-yo-deprive-overbook-paving-swiftly'],
    ['1545@hollis.example', 'zoom-filter-disparity-t-shirt-skewed'],
    ['5088@hollis.example', 'shrank-enquirer-sip-struck-drop-down'],
  ])('of %s is the one that other clients show', async (owner, phrase) => {
    expect(await phraseOf(KEY, owner)).toBe(phrase);
  });

  it.each(['', 'no base64!'])('is none where there is no key: %o', async (text) => {
    expect(await phraseOf(text, 'pat@hollis.example')).toBeNull();
  });
});
