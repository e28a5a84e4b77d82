import { expect, test } from 'vitest';
import { guessColumns, guessKind, lacking } from './columns.ts';
import { severityOf } from './rows.ts';

test('the columns of an incident tracker are recognised, and what is unknown stays in the text', () => {
	const names = [
		'Incident ID',
		'Title',
		'Severity',
		'Started at',
		'Resolved At',
		'Root Cause',
		'Lessons Learned',
		'Commander',
	];
	expect(guessKind(names)).toBe('postmortem');
	expect(guessColumns('postmortem', names)).toEqual([
		'',
		'title',
		'severity',
		'started',
		'resolved',
		'factors',
		'lessons',
		'',
	]);
});

test('the columns of an issue tracker are changes', () => {
	const names = ['Issue key', 'Summary', 'Assignee', 'Due Date', 'Status', 'Parent summary', 'Story Points'];
	expect(guessKind(names)).toBe('changes');
	expect(guessColumns('changes', names)).toEqual(['link', 'text', 'owner', 'due', 'state', 'incident', '']);
});

test('the answers of a retrospective are log entries', () => {
	const names = ['Timestamp', 'What did you learn?', 'How will this affect what we do next?', 'Tags'];
	expect(guessKind(names)).toBe('log');
	expect(guessColumns('log', names)).toEqual(['day', 'learned', 'next', 'topics']);
});

test('where two columns could be it, the better name wins, and one that takes several has both', () => {
	expect(guessColumns('postmortem', ['Name', 'Title', 'Summary', 'Overview'])).toEqual([
		'',
		'title',
		'summary',
		'summary',
	]);
});

test('what a mapping lacks is said', () => {
	expect(lacking('postmortem', ['', 'summary'])).toBe('Choose which column is the title.');
	expect(lacking('postmortem', ['title', 'title'])).toBe('Two columns are “Title”: choose one.');
	expect(lacking('postmortem', ['title', 'summary', 'summary'])).toBeNull();
	expect(lacking('changes', ['owner'])).toBe('Choose which column says what changes.');
});

test.each([
	['SEV2', 2],
	['P0', 1],
	['3 - Moderate', 3],
	['S-4', 4],
	['Highest', 1],
	['High', 2],
	['minor', 4],
	['SEV5', 4],
	['unknown', null],
	['', null],
])('%s is %s', (said, severity) => {
	expect(severityOf(said)).toBe(severity);
});
