import { z } from 'zod';
import type { FoundSignal } from './signal.ts';
import { plausible, Timestamp } from './timestamp.ts';

const Words = z.string().catch('');
const Labels = z.record(z.string(), z.coerce.string()).catch({});

/**
 * Where Alertmanager and Grafana's unified alerting say the same.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 * @see https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
const Alert = z.looseObject({
	status: z.enum(['firing', 'resolved'], 'Alerts are “firing” or “resolved”.'),
	labels: Labels,
	annotations: Labels,
	startsAt: Timestamp,
	endsAt: Timestamp.nullish(),
	generatorURL: Words,
	fingerprint: Words,
	// Grafana's own.
	dashboardURL: Words,
	panelURL: Words,
	valueString: Words,
});

export const AlertGroup = z.looseObject({
	receiver: Words,
	alerts: z.array(Alert),
});

type Alert = z.output<typeof Alert>;
export type AlertGroup = z.output<typeof AlertGroup>;

/** That an alert is over says as well when it began; that may have been told before, and is stored once. */
export function signalsOfGroup(
	{ alerts, receiver }: AlertGroup,
	tool: 'alertmanager' | 'grafana',
	receivedAt: number,
): FoundSignal[] {
	return alerts.flatMap((alert, of) => {
		const told = {
			text: wordsOf(alert),
			source: [
				tool === 'grafana' ? 'Grafana' : 'Alertmanager',
				alert.labels.service ?? alert.labels.job ?? alert.labels.grafana_folder ?? receiver,
			]
				.filter(Boolean)
				.join(' · '),
			link: alert.panelURL || alert.dashboardURL || alert.generatorURL,
			fingerprint: `${tool}:${alert.fingerprint || labelsOf(alert)}`,
			of,
		};
		const began = { ...told, at: plausible(alert.startsAt, receivedAt), status: 'firing' };
		if (alert.status === 'firing') return [began];
		return [began, { ...told, at: plausible(alert.endsAt ?? receivedAt, receivedAt), status: 'resolved' }];
	});
}

/** Its summary or name first, then what else it says. */
function wordsOf({ labels, annotations, valueString }: Alert): string {
	const { summary = '', description = '', message = '' } = annotations;
	const lines = [summary, labels.alertname ?? '', description, message, valueString]
		.map((line) => line.trim())
		.filter((line) => line !== '');
	return [...new Set(lines)].join('\n');
}

/** What tells alerts apart, where an old version gives them no fingerprint. */
function labelsOf({ labels }: Alert): string {
	return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
