/** How to point each tool here, ready to copy. */
export interface Example {
	tool: string;
	where: string;
	text: string;
}

export const A_KEY = 'THE_KEY';

export function examplesFor(hook: string, key: string): Example[] {
	return [
		{
			tool: 'Alertmanager',
			where: 'A receiver in alertmanager.yml',
			text: `receivers:
  - name: kintsugi
    webhook_configs:
      - url: ${hook}
        send_resolved: true
        http_config:
          authorization:
            type: Bearer
            credentials: ${key}`,
		},
		{
			tool: 'Grafana',
			where: 'A contact point of the integration “Webhook”',
			text: `URL: ${hook}
HTTP Method: POST
Authentication Header Scheme: Bearer
Authentication Header Credentials: ${key}`,
		},
		{
			tool: 'PagerDuty',
			where: 'Integrations, Generic Webhooks (v3), New Webhook',
			text: `Webhook URL: ${hook}/${key}
Event Subscription: incident.triggered, incident.acknowledged,
  incident.escalated, incident.annotated, incident.resolved`,
		},
		{
			tool: 'Anything that can send a request',
			where: 'A line of a script; a list of such objects is fine as well',
			text: `curl ${hook} \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"title": "Deploy 4711 began", "at": "2026-11-10T02:14:00Z",
       "source": "deploys", "link": "https://ci.example.org/4711", "id": "4711"}'`,
		},
	];
}
