import { existsSync, readFileSync } from 'node:fs';

/**
 * How many tests there were, over both test runners; one that did not run counts none.
 * @param {import('./test.js').Reports} reports
 */
export function countTests({ unit, journeys }) {
	const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read(unit);
	const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(journeys).stats ?? {};
	return {
		passed: numPassedTests + expected + flaky,
		failed: numFailedTests + unexpected,
		skipped: numPendingTests + numTodoTests + skipped,
	};
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
