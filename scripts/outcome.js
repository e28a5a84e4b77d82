import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests there were, over both test runners; one that did not run counts none.
 * @param {import('./test.js').Reports} reports
 */
export function countTests({ unit, processes, journeys }) {
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(journeys).stats ?? {};
	const counts = { passed: expected + flaky, failed: unexpected, skipped };
	for (const report of [unit, processes]) {
		const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read(report);
		counts.passed += numPassedTests;
		counts.failed += numFailedTests;
		counts.skipped += numPendingTests + numTodoTests;
	}
	return counts;
}

/**
 * What failed and what it said, once more and short: of a long output often only the end is kept.
 * @param {import('./test.js').Reports} reports
 */
export function failedTests({ unit, processes, journeys }) {
	const units = [unit, processes].flatMap((report) => failedUnits(read(report)));
	return [...units, ...failedJourneys(read(journeys).suites ?? [])].map(
		({ title, messages }) => `FAILED  ${title}\n${messages.map(short).join('\n')}`,
	);
}

const LINES = 24;
const WIDTH = 240;

/** @param {string} message */
function short(message) {
	const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES);
	return lines.map((line) => `        ${line.slice(0, WIDTH)}`).join('\n');
}

/**
 * A file that could not even be read has no tests, and a message of its own.
 * @typedef {{ title: string, messages: string[] }} Failed
 * @param {{ testResults?: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} report
 * @returns {Failed[]}
 */
function failedUnits({ testResults = [] }) {
	return testResults.flatMap(({ name, status, message, assertionResults }) => {
		const tests = assertionResults.filter((test) => test.status === 'failed');
		if (status === 'failed' && tests.length === 0) return [{ title: name, messages: [message] }];
		return tests.map(({ fullName, failureMessages }) => ({
			title: `${name} › ${fullName}`,
			messages: failureMessages,
		}));
	});
}

/**
 * @typedef {{ file: string, specs?: { title: string, ok: boolean, tests: { results: { errors: { message?: string }[] }[] }[] }[], suites?: Suite[] }} Suite
 * @param {Suite[]} suites
 * @returns {Failed[]}
 */
function failedJourneys(suites) {
	return suites.flatMap(({ file, specs = [], suites: inside = [] }) => [
		...specs
			.filter(({ ok }) => !ok)
			.map(({ title, tests }) => ({
				title: `${file} › ${title}`,
				messages: tests.flatMap(({ results }) =>
					results.flatMap(({ errors }) => errors.map(({ message = '' }) => message)),
				),
			})),
		...failedJourneys(inside),
	]);
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
