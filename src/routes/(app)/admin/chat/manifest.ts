/** What makes the app in Slack: the command, and where its form goes. It asks for no right to read anything. */
export function manifestFor({ command, interactive }: { command: string; interactive: string }): string {
	return `display_information:
  name: Kintsugi
  description: What was learned, and what follows from it
features:
  bot_user:
    display_name: Kintsugi
  slash_commands:
    - command: /learned
      url: ${command}
      description: Log what you learned
      usage_hint: A queue can say stop → Limit it
oauth_config:
  scopes:
    bot:
      - commands
      - incoming-webhook
settings:
  interactivity:
    is_enabled: true
    request_url: ${interactive}`;
}
