import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Mark } from '../../../plugins/rollbook/theme/status/Mark.tsx';
import { SHAPES } from '../../../plugins/rollbook/theme/status/shapes.ts';
import {
  ACTION_SIGNS,
  EFFECT_SIGNS,
  PROCEDURE_SIGNS,
  RISK_SIGNS,
  SEVERITY_SIGNS,
  type Sign,
  STATUS_SIGNS,
  STEP_SIGNS,
} from '../../../plugins/rollbook/theme/status/words.ts';
import { DRILL_SIGNS } from '../../../plugins/rollbook/theme/views/drillSigns.ts';

const TABLES: [string, Record<string, Sign>][] = [
  ['statuses', STATUS_SIGNS],
  ['kinds of procedures', PROCEDURE_SIGNS],
  ['risks', RISK_SIGNS],
  ['actions', ACTION_SIGNS],
  ['severities', SEVERITY_SIGNS],
  ['kinds of steps', STEP_SIGNS],
  ['effects', EFFECT_SIGNS],
  ['drills', DRILL_SIGNS],
];

describe.each(TABLES)('the signs of %s', (_, table) => {
  const signs = Object.values(table);

  it('tell themselves apart without a colour', () => {
    expect(new Set(signs.map(({ word }) => word)).size).toBe(signs.length);
    expect(new Set(signs.map(({ shape }) => SHAPES[shape])).size).toBe(signs.length);
  });

  it('are shown with their shape and their word', () => {
    for (const sign of signs) {
      const html = renderToStaticMarkup(<Mark sign={sign} />);
      expect(html).toContain(`d="${SHAPES[sign.shape]}"`);
      expect(html.replace(/<[^>]*>/g, '')).toBe(sign.word);
    }
  });
});
