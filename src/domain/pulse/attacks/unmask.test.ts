import { describe, expect, it } from 'vitest';
import { release } from '../release.ts';
import type { AttackKey } from './attack.ts';
import { tryOrganisations } from './attacking.ts';
import * as lacking from './lacking.ts';

/** `kintsugi unmask --organisations 20000` tries more of them. */
const MANY = 300;

describe('the attacks of /pulse/unmask', () => {
	it(`unmask nobody in ${MANY} organisations of chance`, async () => {
		const { cuts, rows, found } = await tryOrganisations({ many: MANY, release });
		expect(found, `of ${rows} rows of ${cuts} cuts`).toEqual([]);
		expect(rows).toBeGreaterThan(MANY);
	});

	it.each([
		['complementary suppression', lacking.withoutComplements, 'differences'],
		['a bound of five', lacking.fromOneOn, 'differences'],
		['rounding', lacking.withoutRounding, 'leaving'],
		['the rule for those who agree', lacking.withoutDiffering, 'agreeing'],
		['the two who are not counted', lacking.countingAll, 'counts'],
	] as const)('unmask somebody without %s', async (_, without, by: AttackKey) => {
		const { found } = await tryOrganisations({ many: 60, release: without });
		expect(found.map(({ attack }) => attack)).toContain(by);
	});

	it('unmask somebody where means are rounded instead of sums', async () => {
		const { found } = await tryOrganisations({
			many: MANY,
			release: lacking.roundingMeans,
			read: lacking.readMeans,
		});
		expect(found.map(({ attack }) => attack)).toContain('leaving');
	});

	it('find nothing of those who agree where sums are told as they are, but not of them', async () => {
		const { found } = await tryOrganisations({ many: 60, release: lacking.withoutRounding });
		expect(found.filter(({ attack }) => attack !== 'leaving')).toEqual([]);
	});
});
