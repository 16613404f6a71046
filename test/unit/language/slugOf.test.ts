import { expect, test } from 'vitest';
import { slugOf } from '../../../plugins/rollbook/language/slugOf.ts';

test.each([
  ['Zurück zur alten Größe', 'zuruck-zur-alten-grosse'],
  ['Créer à nouveau', 'creer-a-nouveau'],
  ['Łódź, Ærø, Þór, cœur, Đà', 'lodz-aero-thor-coeur-da'],
  ['STRAẞE', 'strasse'],
  ['Roll back: one two three four five', 'roll-back-one-two-three-four'],
  ['日本', ''],
])('the id of %j is %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});
