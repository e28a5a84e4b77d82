import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Chart from './Chart.svelte';
import type { Drawn } from './drawn.ts';

const NUMBERS = [0, 1, 7, 300, 5000];
const list = <Item>(length: number, item: (k: number) => Item): Item[] =>
	Array.from({ length }, (_, k) => item(k));
const columns = list(12, (k) => ({ label: `M${k}`, said: `month ${k}` }));
const row = (k: number) => ({ name: `Name ${k}`, href: `/names/${k}` });
const counts = (k: number) => columns.map((_, column) => (k * column) % 3);

/** Each chart of so many things. */
const CHARTS: Record<Drawn['chart'], (of: number) => Drawn> = {
	dots: (of) => ({
		...{ chart: 'dots', columns, lineName: 'median', unit: ['day', 'days'] },
		points: list(of, (k) => ({
			at: (k * 12) / of,
			value: k % 30,
			said: `Incident ${k}`,
			href: `/postmortems/${k}`,
		})),
		line: columns.map((_, k) => (of > 0 ? k : null)),
		marks: [{ at: 4.5, label: 'Reviews get a facilitator' }],
	}),
	parts: (of) => ({
		...{ chart: 'parts', parts: ['made', 'being tried', 'waiting'] },
		groups: list(of, (k) => ({ ...row(k), counts: [k, 1, 2], shown: `${k}%` })),
	}),
	months: (of) => ({
		...{ chart: 'months', columns },
		rows: list(of, (k) => ({ ...row(k), counts: counts(k), mends: [5], total: k })),
	}),
	weeks: (of) => ({
		...{ chart: 'weeks', columns },
		rows: list(of, (k) => ({ ...row(k), counts: counts(k), total: k })),
	}),
	moved: (of) => ({
		...{ chart: 'moved', from: 1, to: 5, ticks: [{ at: 5, label: '5, agree fully' }] },
		rows: list(of, (k) => ({
			...row(k),
			before: k % 2 ? null : 3,
			now: 4,
			shown: '4.0',
			better: k % 2 ? null : true,
		})),
	}),
	spread: (of) => ({
		...{
			chart: 'spread',
			ticks: [
				{ at: 1, label: '1 min' },
				{ at: 60, label: '1 h' },
			],
		},
		rows: [
			{
				name: 'SEV 1',
				values: list(of, (k) => ({ value: k, said: `Incident ${k}`, href: `/${k}` })),
				quartiles: null,
			},
		],
	}),
	steps: (of) => ({
		chart: 'steps',
		rows: list(of, (k) => ({ name: `Name ${k}`, step: 'about half', of: k % 2 ? null : 12, at: 0.5 })),
	}),
};

const KINDS = Object.entries(CHARTS);

test.each(KINDS)(
	'%s: from none to 5,000 it is drawn, is not large, and holds what a browser takes',
	(_, drawnOf) => {
		for (const of of NUMBERS) {
			const { body } = render(Chart, { props: { drawn: drawnOf(of), said: 'How it is.' } });
			expect(body).not.toMatch(/NaN|Infinity|undefined|\[object/);
			// The content security policy refuses it.
			expect(body).not.toContain('style=');
			expect(body.length).toBeLessThan(130_000);
			expect(body.includes('Nothing to draw yet.')).toBe(of === 0);
			expect(body.includes('How it is.')).toBe(of > 0);
		}
	},
);

test('a drawing whose points are links is a group, in which each has its sentence; any other is one picture', () => {
	const drawing = (of: number) =>
		render(Chart, { props: { drawn: CHARTS.dots(of), said: 'How it is.' } }).body;
	expect(drawing(7)).toContain('role="group" aria-label="How it is."');
	expect(drawing(7).match(/aria-label="Incident \d" data-point/g)).toHaveLength(7);
	expect(drawing(5000)).toContain('role="img" aria-label="How it is."');
	expect(drawing(5000)).not.toContain('data-point');
});

test('of very many rows so many are drawn as can be looked at, and the rest is told', () => {
	const { body } = render(Chart, { props: { drawn: CHARTS.parts(300), said: 'How it is.' } });
	expect(body.match(/href="\/names\//g)).toHaveLength(40);
	expect(body.replace(/\s+/g, ' ')).toContain('260 more rows are in the numbers.');
});
