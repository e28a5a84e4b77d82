ALTER TABLE `application` ADD `shown` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `application` ADD `silent_at` integer;--> statement-breakpoint
ALTER TABLE `application` ADD `handed_on_at` integer;--> statement-breakpoint
ALTER TABLE `application` ADD `lead_team_id` integer REFERENCES team(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `opportunity_question` ADD `named` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `opportunity_question` ADD `reminded_at` integer;