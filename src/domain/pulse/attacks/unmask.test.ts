import { describe, expect, it } from 'vitest';
import { release } from '../release.ts';
import type { AttackKey } from './attack.ts';
import { tryOrganisations } from './attacking.ts';
import * as lacking from './lacking.ts';
import { AS_THEY_ARE, CELLS } from './reading.ts';

/** `kintsugi unmask --organisations 20000` tries more of them. */
const MANY = 2_000;
/** In one or two of a hundred somebody is unmasked by rounded means. */
const FOR_MEANS = 200;

describe('the attacks of /pulse/unmask', () => {
	it(`unmask nobody in ${MANY} organisations of chance`, async () => {
		const { cuts, rows, found } = await tryOrganisations({ many: MANY, release });
		expect(found, `of ${rows} rows of ${cuts} cuts`).toEqual([]);
		expect(rows).toBeGreaterThan(MANY);
	}, 60_000);

	it.each([
		['complementary suppression', lacking.withoutComplements, 'differences', CELLS],
		['a bound of five', lacking.fromOneOn, 'differences', CELLS],
		['rounding', lacking.withoutRounding, 'leaving', AS_THEY_ARE],
		['the rule for those who agree', lacking.withoutDiffering, 'agreeing', AS_THEY_ARE],
		['the two who are not counted', lacking.countingAll, 'counts', CELLS],
	] as const)('unmask somebody without %s', async (_, without, by: AttackKey, read) => {
		const { found } = await tryOrganisations({ many: 30, release: without, read });
		expect(found.map(({ attack }) => attack)).toContain(by);
	});

	it('unmask somebody where means are rounded instead of sums', async () => {
		const { found } = await tryOrganisations({
			many: FOR_MEANS,
			release: lacking.roundingMeans,
			read: lacking.MEANS,
		});
		expect(found.map(({ attack }) => attack)).toContain('leaving');
	});

	it('find nothing of those who agree where sums are told as they are, but not of them', async () => {
		const { found } = await tryOrganisations({
			many: 30,
			release: lacking.withoutRounding,
			read: AS_THEY_ARE,
		});
		expect(found.filter(({ attack }) => attack !== 'leaving')).toEqual([]);
	});
});
