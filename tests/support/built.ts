import { built } from '../../scripts/built.js';
import { ready } from '../../scripts/ready.js';

/** What the tests start is always what the sources say now. */
export default async function setup(): Promise<void> {
	await built(await ready());
}
