import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKS, FINDINGS, type Finding, type FindingCode, found } from './finding';
import { reportFor } from './report';

const TELLER = { version: '0.1.0', browser: 'Firefox 128', isOwnServer: true };

describe('the report of the doctor', () => {
  it('says what was found, by codes', () => {
    const findings = [
      found('reach', 'reach-ok', { number: 48 }),
      found('version', 'version-known', { text: 'Vaultwarden 1.35.2' }),
    ];
    expect(reportFor(TELLER, findings)).toBe(
      [
        'Latchkey 0.1.0, Firefox 128',
        'Server: own',
        'reach: ok, reach-ok (48)',
        'version: ok, version-known (Vaultwarden 1.35.2)',
      ].join('\n'),
    );
  });

  it('repeats nothing that a server has written', () => {
    const code = fc.constantFrom(...(Object.keys(FINDINGS) as FindingCode[]));
    const written = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'vault.hollis.dev',
        'pat@hollis.dev',
        'Bearer eyJhbGciOi',
        '/home/pat/vault',
        '10.20.30.40:8443',
      ),
    );
    const finding = fc
      .tuple(fc.constantFrom(...CHECKS), code, written)
      .map(([check, name, text]): Finding => found(check, name, { text: `Vaultwarden ${text}`, number: 1 }));
    const numbers = found('version', 'version-known', { text: 'Vaultwarden 10.20.30.40' });
    expect(reportFor(TELLER, [numbers])).not.toMatch(/\d+\.20|20\.30/);
    fc.assert(
      fc.property(fc.array(finding), (findings) => {
        const lines = reportFor(TELLER, findings).split('\n').slice(2);
        for (const line of lines)
          expect(line).toMatch(/^[a-z]+: [a-z]+, [a-z-]+ \(1, Vaultwarden( \d{1,4}\.\d{1,2}\.\d{1,2})?\)$/);
      }),
    );
  });
});
