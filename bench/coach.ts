import { Lexer } from 'marked';
import { coach } from '../src/domain/coach/coach.ts';
import { RULES } from '../src/domain/coach/finding.ts';
import { falseAlarms, labelled, LABELLED, score, type Labelled, type Score } from './labelled.ts';
import { percentile, table } from './table.ts';

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

function speed(): void {
	const text = longText();
	const [ours, theirs]: [number[], number[]] = [[], []];
	for (let round = 0; round < 30; round++) {
		ours.push(took(() => coach(text)));
		theirs.push(took(() => new Lexer().lex(text)));
	}
	table([
		{
			what: 'the coach reads 100 kB',
			figure: 'ms, median',
			ours: percentile(ours),
			baseline: 'marked lexes the same',
			theirs: percentile(theirs),
		},
	]);
}

function took(work: () => unknown): number {
	const before = performance.now();
	work();
	return performance.now() - before;
}

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
speed();
