import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { keepSignals } from '../postmortems/alerts/receiving.server.ts';
import { movedMoment, weeksFromWriting } from './calendar.ts';
import { backPressure } from './postmortems/back-pressure.ts';

const SAID = [
	{
		at: '13:44',
		text: 'Assignment queue grows for two minutes\nQueueGrowing\ndepth 12 400, 310 a second in, 96 a second out',
		source: 'Alertmanager · assignment-queue',
		link: 'https://prometheus.orrery.example/graph?g0.expr=queue_depth',
		status: 'firing',
	},
	{
		at: '13:53',
		text: 'Roster latency\nUrgency: high',
		source: 'PagerDuty · Roster',
		link: 'https://orrery.pagerduty.example/incidents/Q2K7',
		status: 'triggered',
	},
	{
		at: '14:18',
		text: 'Assignment queue grows for two minutes\nQueueGrowing\ndepth 1 190 000, 88 a second in, 240 a second out',
		source: 'Alertmanager · assignment-queue',
		link: 'https://prometheus.orrery.example/graph?g0.expr=queue_depth',
		status: 'resolved',
	},
];

/** What the alerts of a team said on the day of the draft: they wait beside it to become moments. */
export async function addAlerts(tx: Transaction): Promise<void> {
	const team = await findTeam(tx, backPressure.team);
	if (!team) return;
	const weeks = weeksFromWriting(now());
	const signals = SAID.map((one, k) => ({
		...one,
		at: movedMoment(one.at, backPressure.day, 'UTC', weeks),
		fingerprint: `example:${k}`,
		raw: JSON.stringify(one),
	}));
	await keepSignals(tx, { teamId: team.id, addressId: null }, signals, now());
}
