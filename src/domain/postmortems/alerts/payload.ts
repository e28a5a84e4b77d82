import type { z } from 'zod';
import { AlertGroup, signalsOfGroup } from './alert-group.ts';
import { GenericAlerts, signalsOfGeneric } from './generic.ts';
import { PagerDutyEvent, signalsOfPagerDuty } from './pagerduty.ts';
import { MOST_SIGNALS, trimmed, type FoundSignal, type ReadSignal } from './signal.ts';

export const TOOLS = ['alertmanager', 'grafana', 'pagerduty', 'generic'] as const;
export type Tool = (typeof TOOLS)[number];
export const TOOL_NAMES: Record<Tool, string> = {
	alertmanager: 'Alertmanager',
	grafana: 'Grafana',
	pagerduty: 'PagerDuty',
	generic: 'Any other tool',
};

export type Payload = { tool: Tool; signals: ReadSignal[] } | { problem: string };

/**
 * What a tool sent. Which tool it was, the shape says.
 * @param receivedAt counts where it names no time, or one that cannot be
 */
export function readPayload(json: unknown, receivedAt: number): Payload {
	if (has(json, 'event') && has(json.event, 'event_type')) {
		const signals = (sent: PagerDutyEvent) => signalsOfPagerDuty(sent, receivedAt);
		return read(PagerDutyEvent, json, 'pagerduty', signals, [json.event]);
	}
	if (has(json, 'alerts')) {
		const tool = 'orgId' in json ? 'grafana' : 'alertmanager';
		const signals = (sent: AlertGroup) => signalsOfGroup(sent, tool, receivedAt);
		return read(AlertGroup, json, tool, signals, json.alerts);
	}
	const list: unknown[] = Array.isArray(json) ? json : [json];
	return read(GenericAlerts, list, 'generic', (sent) => signalsOfGeneric(sent, receivedAt), list);
}

function has<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
	return typeof value === 'object' && value !== null && name in value;
}

/** @param originals what each signal was read from, by its `of` */
function read<Schema extends z.ZodType>(
	schema: Schema,
	json: unknown,
	tool: Tool,
	signals: (sent: z.output<Schema>) => FoundSignal[],
	originals: unknown,
): Payload {
	const parsed = schema.safeParse(json);
	if (!parsed.success) return { problem: sentence(parsed.error, tool) };
	const raw = (of: number) => JSON.stringify((originals as unknown[])[of]);
	const found = signals(parsed.data).map(({ of, ...signal }) => trimmed({ ...signal, raw: raw(of) }));
	if (found.length <= MOST_SIGNALS) return { tool, signals: found };
	return { problem: `That tells of ${found.length} things at once; ${MOST_SIGNALS} are taken at the most.` };
}

function sentence(error: z.ZodError, tool: Tool): string {
	const [issue] = error.issues;
	const place = issue?.path.join('.') ?? '';
	const why = issue ? `${place && `At ${place}: `}${issue.message}` : '';
	if (tool !== 'generic') return `This looks like ${TOOL_NAMES[tool]}, and cannot be read. ${why}`;
	return `Nothing here knows this shape. Send what Alertmanager, Grafana or PagerDuty send, or an object with “title” and “at”, or a list of those. ${why}`;
}
