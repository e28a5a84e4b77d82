import type { Answer, Visitor } from '../support/visitor.ts';
import type { Decision } from './decision.ts';
import type { Role, World } from './world.ts';

export const isApi = (route: string) => route.includes(' /api/');

export const visitorFor = (world: World, route: string, role: Role): Visitor =>
	isApi(route) ? world.program(role) : world.browser(role);

/** What a row of the matrix sends. */
export function send(
	world: World,
	route: string,
	decision: Decision,
	object: string,
	visitor: Visitor,
): Promise<Answer> {
	const method = route.slice(0, route.indexOf(' '));
	const address = decision.at(object, world);
	if (method === 'GET') return visitor.ask(address);
	if (decision.file) {
		const form = new FormData();
		form.append('file', new File([decision.file], 'pod.log'));
		return visitor.upload(address, form, 'application/json');
	}
	if (isApi(route) || decision.body !== undefined) return visitor.call(method, address, decision.body);
	if (!decision.files) return visitor.send(address, decision.fields?.(object, world));
	const form = new FormData();
	for (const [name, text] of Object.entries(decision.files)) form.append('files[]', new File([text], name));
	return visitor.upload(address, form);
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
