import type { Answer, Visitor } from '../support/visitor.ts';
import type { Decision } from './decision.ts';
import type { Role, World } from './world.ts';

export const isApi = (route: string) => / \/(api\/|mcp$)/.test(route);

export const visitorFor = (world: World, route: string, role: Role): Visitor =>
	isApi(route) ? world.program(role) : world.browser(role);

/**
 * What a row of the matrix sends.
 * @param headers of a form, where it is a script that sends it
 */
export function send(
	world: World,
	route: string,
	decision: Decision,
	object: string,
	visitor: Visitor,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const method = route.slice(0, route.indexOf(' '));
	const address = decision.at(object, world);
	if (method === 'GET') return visitor.ask(address);
	if (decision.file) {
		const form = new FormData();
		form.append('file', new File([decision.file], 'pod.log'));
		return visitor.upload(address, form, { accept: 'application/json' });
	}
	if (isApi(route) || decision.body !== undefined) {
		const { body } = decision;
		return visitor.call(method, address, typeof body === 'function' ? body(object, world) : body);
	}
	if (!decision.files) return visitor.send(address, decision.fields?.(object, world), headers);
	const form = new FormData();
	for (const [name, text] of Object.entries(decision.files)) form.append('files[]', new File([text], name));
	return visitor.upload(address, form, headers);
}

interface Happened {
	type: 'success' | 'redirect' | 'failure' | 'error';
	status?: number;
}

/** What became of a form that a script sent: a page tells it in an answer that was understood. */
export function happenedTo({ status, headers, text }: Answer): number {
	if (status !== 200 || headers['content-type'] !== 'application/json') return status;
	const { type, status: happened } = JSON.parse(text) as Happened;
	return type === 'success' ? 200 : (happened ?? status);
}

export function sendAs(
	world: World,
	route: string,
	decision: Decision,
	object: string,
	role: Role,
): Promise<Answer> {
	return send(world, route, decision, object, visitorFor(world, route, role));
}
