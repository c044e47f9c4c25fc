import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeByRules, parseRules } from './index';

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

describe('rules of a site', () => {
  it('are read as they are written', () => {
    expect(
      parseRules(
        'minlength: 8; maxlength: 20; required: lower; required: digit; allowed: [-!]; max-consecutive: 2;',
      ),
    ).toEqual({
      required: [LOWER, DIGITS],
      allowed: '!-',
      minLength: 8,
      maxLength: 20,
      maxConsecutive: 2,
    });
  });

  it('have sets of several classes', () => {
    expect(parseRules('required: digit, [ab]')?.required).toEqual([`${DIGITS}ab`]);
  });

  it('have sets of their own with brackets, semicolons and commas in them', () => {
    expect(parseRules('required: [-();,:]; required: [a]]; minlength: 6')).toMatchObject({
      required: ['(),-:;', ']a'],
      minLength: 6,
    });
  });

  it('may be written anyhow', () => {
    const wanted = parseRules('minlength: 8; required: upper; required: lower');
    expect(parseRules(' REQUIRED :Upper ;;Required:lower;MinLength:8 ')).toMatchObject({ minLength: 8 });
    expect(new Set(parseRules(' REQUIRED :Upper ;;Required:lower;MinLength:8 ')?.required)).toEqual(
      new Set(wanted?.required),
    );
  });

  it('count as the tighter of two', () => {
    expect(
      parseRules(
        'minlength: 8; minlength: 10; maxlength: 30; maxlength: 20; max-consecutive: 3; max-consecutive: 1',
      ),
    ).toMatchObject({ minLength: 10, maxLength: 20, maxConsecutive: 1 });
  });

  it('let all printable characters stand where they name none', () => {
    expect(parseRules('minlength: 8')?.allowed).toHaveLength(95);
    expect(parseRules('allowed: unicode')?.allowed).toHaveLength(95);
    expect(parseRules('allowed: digit')?.allowed).toBe(DIGITS);
  });

  it.each([
    '',
    ';;;',
    'nonsense',
    'minlength: -3',
    'minlength: x; required: nothing',
    'required: []',
    'required: [é]',
    ':',
    '[',
  ])('that say nothing are none: %j', (text) => {
    expect(parseRules(text)).toBeNull();
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseRules(text)));
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'required',
            'allowed',
            'minlength',
            ':',
            ';',
            ',',
            '[',
            ']',
            '-',
            'a',
            '7',
            'upper',
            ' ',
          ),
        ),
        (parts) => {
          const rules = parseRules(parts.join(''));
          if (rules) makeByRules(rules, 20);
        },
      ),
    );
  });
});

const custom = fc
  .uniqueArray(fc.constantFrom(...'!#$%&()*+,./:;<=>?@^_`{|}~abcXYZ019'), { minLength: 1, maxLength: 8 })
  .map((characters) => `[${characters.join('')}]`);
const someClass = fc.oneof(fc.constantFrom('upper', 'lower', 'digit', 'special', 'ascii-printable'), custom);
const rulesText = fc
  .record({
    required: fc.array(fc.array(someClass, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    allowed: fc.array(someClass, { minLength: 1, maxLength: 2 }),
    least: fc.integer({ min: 4, max: 20 }),
    more: fc.integer({ min: 0, max: 30 }),
    consecutive: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  .map(({ required, allowed, least, more, consecutive }) =>
    [
      ...required.map((set) => `required: ${set.join(', ')}`),
      `allowed: ${allowed.join(', ')}, lower`,
      `minlength: ${least}`,
      `maxlength: ${least + more}`,
      ...(consecutive === null ? [] : [`max-consecutive: ${consecutive}`]),
    ].join('; '),
  );

const longestRun = (text: string): number =>
  Math.max(...(text.match(/([\s\S])\1*/g) ?? ['']).map((run) => run.length));

describe('a password by rules', () => {
  it('keeps every one of them', () => {
    fc.assert(
      fc.property(rulesText, fc.integer({ min: 5, max: 128 }), (text, wanted) => {
        const rules = parseRules(text);
        if (!rules) throw new Error('no rules');
        const made = makeByRules(rules, wanted);
        if (made === null) throw new Error('no password');
        const may = new Set(rules.allowed + rules.required.join(''));
        expect([...made].every((character) => may.has(character))).toBe(true);
        for (const set of rules.required)
          expect([...made].some((character) => set.includes(character))).toBe(true);
        expect(made.length).toBe(Math.min(Math.max(wanted, rules.minLength ?? 0), rules.maxLength ?? 0));
        expect(longestRun(made)).toBeLessThanOrEqual(rules.maxConsecutive ?? made.length);
      }),
      { numRuns: 400 },
    );
  });

  it('is no longer than the field takes', () => {
    const rules = parseRules('minlength: 6; required: lower; required: digit');
    expect(rules && makeByRules(rules, 40, 9)).toHaveLength(9);
  });

  it('is none where none keeps them', () => {
    for (const text of [
      'minlength: 9; maxlength: 8',
      'allowed: [a]; max-consecutive: 1; minlength: 5',
      'maxlength: 1; required: upper; required: digit',
    ]) {
      const rules = parseRules(text);
      expect(rules && makeByRules(rules, 20)).toBeNull();
    }
  });

  it('has one of each of sets that overlap', () => {
    const rules = parseRules('required: [ac]; required: [bd]; required: [abe]; maxlength: 3');
    for (let round = 0; rules && round < 200; round += 1) {
      const made = makeByRules(rules, 3) ?? '';
      expect(made).toMatch(/[ac]/);
      expect(made).toMatch(/[bd]/);
      expect(made).toMatch(/[abe]/);
    }
  });
});
