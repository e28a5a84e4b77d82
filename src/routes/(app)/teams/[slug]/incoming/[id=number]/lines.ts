/** Stands in the lines until a key is shown. */
export const A_KEY = 'THE_KEY';

/** How to send to an address, ready to copy. */
export function sendingLines(hook: string, key: string) {
	return [
		{
			tool: 'Anything that sends JSON',
			where: 'A command, or a script',
			text: `curl ${hook} -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\
  -d '{"title": "A queue can say stop", "text": "What we saw in the load test", "link": "https://tracker.example.org/4711"}'`,
		},
		{
			tool: 'What can send no header',
			where: 'Most issue trackers and forms: the key stands in the address, so keep that to yourself',
			text: `${hook}/${key}`,
		},
		{
			tool: 'Plain text',
			where: 'It comes as {text}',
			text: `curl ${hook} -H 'Authorization: Bearer ${key}' -H 'Content-Type: text/plain' -d 'Retries need back-off'`,
		},
	];
}
