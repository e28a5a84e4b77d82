import { Lexer } from 'marked';
import { coach } from '../src/domain/coach/coach.ts';
import { RULES } from '../src/domain/coach/finding.ts';
import { falseAlarms, labelled, LABELLED, score, type Labelled, type Score } from './labelled.ts';
import { measureInBrowser } from './coach-in-browser.ts';
import { percentile, table, type Row } from './table.ts';

const percent = (share: number) => (Number.isNaN(share) ? '-' : `${(share * 100).toFixed(1)} %`);
const shown = ({ precision, recall, right, wrong, missed }: Score) =>
	`precision ${percent(precision)}, recall ${percent(recall)} (${right} right, ${wrong} wrong, ${missed} missed)`;

function report(what: string, sentences: readonly Labelled[]): void {
	const alarms = falseAlarms(sentences);
	console.log(`${what}: ${sentences.length} sentences`);
	console.log(`  medium and high   ${shown(score(sentences, 'strong'))}`);
	console.log(`  every severity    ${shown(score(sentences, 'any'))}`);
	console.log(
		`  false alarms      ${alarms.on.length} of ${alarms.of} ordinary sentences (${percent(alarms.on.length / alarms.of)})\n`,
	);
}

function perRule(sentences: readonly Labelled[]): void {
	console.log('label               expected  found  wrong');
	for (const rule of RULES) {
		let [expected, found, wrong] = [0, 0, 0];
		for (const { text, context, expect, accept } of sentences) {
			const said = coach(text, { context }).some((finding) => finding.rule === rule);
			if (expect.includes(rule)) expected += 1;
			if (said && expect.includes(rule)) found += 1;
			if (said && !expect.includes(rule) && !accept.includes(rule)) wrong += 1;
		}
		console.log(
			`${rule.padEnd(20)}${String(expected).padStart(8)}${String(found).padStart(7)}${String(wrong).padStart(7)}`,
		);
	}
	console.log('');
}

/** 100 kB of a plausible post-mortem. */
function longText(): string {
	const part = [
		'## What happened',
		'At 02:14 UTC the deployer started the rollout of v1.2.3, e.g. to `eu-1`. Nobody noticed the first alert, and the queue grew.',
		'- The on-call engineer should have seen the graph, but it was on another page.',
		'| 02:20 | The second node was drained | [ticket](https://example.org/1) |',
		'',
		'The cache was cold, and requests took longer than two seconds. We added two nodes and the queue drained.',
	].join('\n');
	return `${part}\n\n`.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000);
}

/** Texts that make a careless reader read everything again for each word. */
const HOSTILE = [
	'nobody should have ',
	'not never did ',
	'"',
	'** _ ',
	'[](',
	'<!-- ',
	'`',
	'| a |\n',
	'> - # ',
	'- **Actions**: improve\n',
	'the engineer who ',
];

function speed(): void {
	const text = longText();
	const rows: Row[] = [
		compared(
			'the coach reads 100 kB',
			() => coach(text),
			'marked lexes the same',
			() => new Lexer().lex(text),
		),
		compared(
			'200 kB',
			() => coach(text + text),
			'100 kB, so that 2 is linear',
			() => coach(text),
		),
	];
	for (const part of HOSTILE) {
		const half = part.repeat(50_000 / part.length);
		rows.push(
			compared(
				`100 kB of ${JSON.stringify(part)}`,
				() => coach(half + half),
				'50 kB of it',
				() => coach(half),
			),
		);
	}
	table(rows);
}

function compared(what: string, work: () => unknown, baseline: string, other: () => unknown): Row {
	const [ours, theirs]: [number[], number[]] = [[], []];
	for (let round = 0; round < 15; round++) {
		ours.push(took(work));
		theirs.push(took(other));
	}
	return { what, figure: 'ms, median', ours: percentile(ours), baseline, theirs: percentile(theirs) };
}

function took(work: () => unknown): number {
	const before = performance.now();
	work();
	return performance.now() - before;
}

const WRITTEN = 'src/domain/coach/written/labelled.jsonl';

const sentences = labelled();
if (sentences) {
	report('All', sentences);
	report(
		'From real documents',
		sentences.filter(({ origin }) => origin === 'public'),
	);
	report(
		'Composed',
		sentences.filter(({ origin }) => origin === 'composed'),
	);
	report(
		'Drawn at random',
		sentences.filter(({ stratum }) => stratum === 'random'),
	);
	report(
		'Without the unsure ones',
		sentences.filter(({ unsure }) => !unsure),
	);
	perRule(sentences);
} else {
	console.log(`${LABELLED} is not here, so only the speed is measured.\n`);
}
report('Written and labelled for the tests, before the rules had seen them', labelled(WRITTEN) ?? []);
speed();
table(await measureInBrowser(longText()));
