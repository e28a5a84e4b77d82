import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ALERTMANAGER,
	GRAFANA,
	PAGERDUTY,
	PAGERDUTY_NOTE,
	PAGERDUTY_PING,
} from '../../../../tests/support/alert-payloads.ts';
import { readPayload } from './payload.ts';
import { evidenceOf, isUsed, momentText, MOST_SIGNALS, type ReadSignal } from './signal.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const at = (text: string) => Date.parse(text);

function signalsOf(json: unknown): ReadSignal[] {
	const read = readPayload(json, NOW);
	if ('problem' in read) throw new Error(read.problem);
	return read.signals;
}
function problemOf(json: unknown): string {
	const read = readPayload(json, NOW);
	return 'problem' in read ? read.problem : '';
}

test('Alertmanager tells what fires, and of what is over also when it began', () => {
	const [probe, ...latency] = signalsOf(ALERTMANAGER);
	expect(probe).toEqual({
		at: at('2026-11-10T02:14:45.828Z'),
		text: 'The probe of checkout gets no answer\nProbeFailure\nhttps://checkout.example.org has not answered for 5 minutes.',
		source: 'Alertmanager · http_checks',
		link: ALERTMANAGER.alerts[0]?.generatorURL,
		status: 'firing',
		fingerprint: 'alertmanager:1a30ba71cca2921f',
		raw: JSON.stringify(ALERTMANAGER.alerts[0]),
	} satisfies Record<keyof ReadSignal, unknown>);
	expect(latency.map((one) => [one.status, one.at, one.fingerprint])).toEqual([
		['firing', at('2026-11-10T02:05:00Z'), 'alertmanager:83b5f2a0c9d14e77'],
		['resolved', at('2026-11-10T02:40:00.5Z'), 'alertmanager:83b5f2a0c9d14e77'],
	]);
});

test('an alert without a fingerprint is known by its labels, in whatever order', () => {
	const alert = (labels: object) => ({
		alerts: [{ ...ALERTMANAGER.alerts[0], fingerprint: undefined, labels }],
	});
	const [one] = signalsOf(alert({ a: '1', b: '2' }));
	const [same] = signalsOf(alert({ b: '2', a: '1' }));
	const [other] = signalsOf(alert({ a: '1', b: '3' }));
	expect(one?.fingerprint).toBe(same?.fingerprint);
	expect(one?.fingerprint).not.toBe(other?.fingerprint);
});

test('Grafana tells the same with a panel and its values', () => {
	expect(signalsOf(GRAFANA)).toMatchObject([
		{
			at: at('2026-11-10T07:51:03.157Z'),
			text: [
				'This alert was triggered for zone us-1',
				'High memory usage',
				'The system has high memory usage',
				"[ var='B' labels={zone=us-1} value=44.23943737541908 ]",
			].join('\n'),
			source: 'Grafana · Dispatch',
			link: 'https://grafana.example.org/d/1afz29v7z?viewPanel=2',
			status: 'firing',
		},
	]);
});

test('PagerDuty tells what happened to an incident, and names nobody', () => {
	expect(signalsOf(PAGERDUTY)).toMatchObject([
		{
			at: at('2026-11-10T02:19:05.321Z'),
			text: 'Checkout answers 5xx\nUrgency: high',
			source: 'PagerDuty · Checkout',
			link: 'https://acme.pagerduty.com/incidents/PGR0VU2',
			status: 'acknowledged',
		},
	]);
	expect(signalsOf(PAGERDUTY_NOTE)).toMatchObject([
		{
			text: 'Rolling the gateway back\nCheckout answers 5xx',
			link: 'https://acme.pagerduty.com/incidents/PGR0VU2',
			status: 'annotated',
		},
	]);
	expect(signalsOf(PAGERDUTY_PING)).toEqual([]);
});

describe('any other tool', () => {
	test.each([
		[
			{ title: 'Disk full', at: '2026-11-10T02:14:00+01:00', link: 'https://x.example/1' },
			'2026-11-10T01:14:00Z',
		],
		[{ text: 'Disk full', time: 1_794_276_840, url: 'https://x.example/1' }, '2026-11-10T02:14:00Z'],
		[
			{ message: 'Disk full', timestamp: 1_794_276_840_000, url: 'https://x.example/1' },
			'2026-11-10T02:14:00Z',
		],
	])('%j', (sent, when) => {
		expect(signalsOf(sent)).toMatchObject([{ text: 'Disk full', at: at(when), link: 'https://x.example/1' }]);
		expect(signalsOf([sent, sent])).toHaveLength(2);
	});

	test('without a time it is now; an impossible time is now; what is no web address is no link', () => {
		expect(signalsOf({ title: 'A' })[0]?.at).toBe(NOW);
		expect(signalsOf({ title: 'A', at: '2099-01-01T00:00:00Z' })[0]?.at).toBe(NOW);
		expect(signalsOf({ title: 'A', link: 'javascript:alert(1)' })[0]?.link).toBe('');
	});

	test('the same id is the same thing, and so are the same words', () => {
		const of = (one: object) => signalsOf(one)[0]?.fingerprint;
		expect(of({ title: 'A', id: 7 })).toBe(of({ title: 'B', id: '7' }));
		expect(of({ title: 'A' })).toBe(of({ title: 'A', status: 'resolved' }));
		expect(of({ title: 'A' })).not.toBe(of({ title: 'B' }));
	});
});

describe('what nobody knows is refused with a sentence', () => {
	test.each([
		[null, /knows this shape/],
		['text', /knows this shape/],
		[{}, /Say what happened/],
		[[], /The list is empty/],
		[{ title: 'A', at: 'yesterday' }, /0\.at: Give a time with its zone/],
		[[{ title: 'A' }, { title: 'B', time: '2026-11-10T02:14' }], /1\.time: Give a time/],
		[{ alerts: 'none' }, /looks like Alertmanager/],
		[
			{ orgId: 1, alerts: [{ status: 'odd', startsAt: '2026-11-10T02:14:00Z' }] },
			/like Grafana.*alerts\.0\.status/,
		],
		[{ event: { event_type: 'incident.triggered' } }, /looks like PagerDuty/],
	])('%j', (json, sentence) => expect(problemOf(json)).toMatch(sentence));

	test('more than anybody could look through', () => {
		const many = Array.from({ length: MOST_SIGNALS + 1 }, (_, id) => ({ title: 'A', id }));
		expect(problemOf(many)).toMatch(/501 things at once/);
	});

	test('whatever JSON comes is read or refused', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				const read = readPayload(json, NOW);
				expect('problem' in read ? read.problem : read.signals).not.toBe('');
			}),
		);
	});
});

test('as a moment it says what became of it, and its words stay as they came', () => {
	const [, , resolved] = signalsOf(ALERTMANAGER);
	if (!resolved) throw new Error('Nothing was read.');
	const signal = { id: 1, ...resolved };
	expect(momentText(signal)).toBe('Resolved: Roster answers slowly');
	const evidence = evidenceOf(signal);
	expect(evidence).toBe(
		`${signal.link}\n\n2026-11-10T02:40:00.500Z resolved (Alertmanager · roster)\nRoster answers slowly\nHighLatency`,
	);
	expect(isUsed(signal, [{ evidence: `Seen on the wall\n\n${evidence.replaceAll('\n', '\r\n')}` }])).toBe(
		true,
	);
	expect(isUsed({ ...signal, status: 'firing' }, [{ evidence }])).toBe(false);
});
