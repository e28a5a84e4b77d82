/** Stands in the lines until a token is made. */
export const A_TOKEN = 'kin_…';

const json = (value: object) => JSON.stringify(value, null, 2);

/** What goes into an assistant so that it finds this workspace, for the ways in which assistants ask for it. */
export function linesFor(address: string, token: string) {
	const headers = { Authorization: `Bearer ${token}` };
	const remote = ['-y', 'mcp-remote', address, '--header', `Authorization: Bearer ${token}`];
	return [
		{
			tool: 'Most assistants',
			where: 'In their settings for MCP servers: the type is HTTP, or Streamable HTTP',
			text: json({ mcpServers: { kintsugi: { type: 'http', url: address, headers } } }),
		},
		{
			tool: 'Visual Studio Code',
			where: '.vscode/mcp.json, or “MCP: Open User Configuration”',
			text: json({ servers: { kintsugi: { type: 'http', url: address, headers } } }),
		},
		{
			tool: 'Those that only start programs',
			where: 'With mcp-remote in between, by others; it needs Node',
			text: json({ mcpServers: { kintsugi: { command: 'npx', args: remote } } }),
		},
		{
			tool: 'To see whether it answers',
			where: 'In a terminal',
			text: `curl ${address} -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
  -d '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'`,
		},
	];
}
