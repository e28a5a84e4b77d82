/** What a browser shows while no page of ours is open. */
export interface PushMessage {
	title: string;
	body: string;
	/** A path of ours, which is opened when it is pressed. */
	href: string;
	/** The same thing told again takes the place of what is shown. */
	tag: string;
}

/** Anything else, such as what another version has sent, is a message all the same: browsers demand that one is shown. */
export function readPush(sent: unknown): PushMessage {
	const given = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
	const text = (name: string, otherwise: string) => {
		const value = given[name];
		return typeof value === 'string' ? value : otherwise;
	};
	const href = text('href', '/inbox');
	return {
		title: text('title', 'Kintsugi'),
		body: text('body', 'Something is new in your inbox.'),
		href: href.startsWith('/') && !href.startsWith('//') ? href : '/inbox',
		tag: text('tag', 'inbox'),
	};
}
