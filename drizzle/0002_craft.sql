CREATE TABLE `comment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`thread_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`edited_at` integer,
	`removed_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `thread`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_thread` ON `comment` (`thread_id`);--> statement-breakpoint
CREATE TABLE `thread` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`part` text NOT NULL,
	`quote` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thread_entry` ON `thread` (`entry_id`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`name` text PRIMARY KEY NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachment_entry` ON `attachment` (`entry_id`);--> statement-breakpoint
CREATE TABLE `facilitator_asked` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `facilitator_wanted`(`entry_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `facilitator_asked_person` ON `facilitator_asked` (`person_id`);--> statement-breakpoint
CREATE TABLE `facilitator_offer` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `facilitator_wanted` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `link` (
	`from_entry_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`from_entry_id`, `kind`, `number`),
	FOREIGN KEY (`from_entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `link_to` ON `link` (`kind`,`number`);--> statement-breakpoint
CREATE TABLE `part` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`role` text NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`, `role`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `part_person` ON `part` (`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `part_one_facilitator` ON `part` (`entry_id`) WHERE role = 'facilitator';--> statement-breakpoint
CREATE TABLE `publication` (
	`entry_id` integer NOT NULL,
	`version` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `version`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reading` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `review_request` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`version` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`note` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_request_entry` ON `review_request` (`entry_id`);--> statement-breakpoint
CREATE TABLE `share_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`secret_hash` text NOT NULL,
	`shows` text DEFAULT 'entry' NOT NULL,
	`recipient` text NOT NULL,
	`created_by` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` integer,
	`opens` integer DEFAULT 0 NOT NULL,
	`last_opened_day` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `share_link_secretHash_unique` ON `share_link` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `share_link_entry` ON `share_link` (`entry_id`);--> statement-breakpoint
CREATE TABLE `verdict` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`request_id` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`verdict` text NOT NULL,
	`sentence` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `review_request`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `verdict_request` ON `verdict` (`request_id`);--> statement-breakpoint
CREATE INDEX `verdict_entry` ON `verdict` (`entry_id`);--> statement-breakpoint
CREATE TABLE `witness` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `witness_person` ON `witness` (`person_id`);--> statement-breakpoint
CREATE TABLE `thanks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`entry_id` integer NOT NULL,
	`lesson_id` integer,
	`person_id` integer NOT NULL,
	`sentence` text NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lesson`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `thanks_once` ON `thanks` (`entry_id`,`kind`,`person_id`) WHERE lesson_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `thanks_lesson_once` ON `thanks` (`lesson_id`,`kind`,`person_id`) WHERE lesson_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `notification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`entry_id` integer NOT NULL,
	`subject` text NOT NULL,
	`by_id` integer,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_once` ON `notification` (`person_id`,`kind`,`entry_id`,`subject`);--> statement-breakpoint
CREATE INDEX `notification_person` ON `notification` (`person_id`,`read_at`,`at`);--> statement-breakpoint
CREATE INDEX `notification_entry` ON `notification` (`entry_id`);--> statement-breakpoint
CREATE TABLE `public_document` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`zone` text NOT NULL,
	`shows` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` integer NOT NULL,
	`approved_at` integer,
	`approved_by` integer,
	`approved_text` text,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idea` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`meeting_id` integer,
	`text` text NOT NULL,
	`person_id` integer NOT NULL,
	`parked_at` integer NOT NULL,
	`ripe_at` integer NOT NULL,
	`decision` text,
	`decided_at` integer,
	`decided_by` integer,
	`change_id` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_id`) REFERENCES `change`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `idea_entry` ON `idea` (`entry_id`);--> statement-breakpoint
CREATE INDEX `idea_change` ON `idea` (`change_id`);--> statement-breakpoint
CREATE INDEX `idea_ripe` ON `idea` (`ripe_at`) WHERE decided_at IS NULL;--> statement-breakpoint
CREATE TABLE `meeting_invited` (
	`meeting_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meeting_invited_person` ON `meeting_invited` (`person_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`entry_id` integer NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`planned_by` integer NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`planned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_uid_unique` ON `meeting` (`uid`);--> statement-breakpoint
CREATE INDEX `meeting_entry` ON `meeting` (`entry_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_one_open` ON `meeting` (`entry_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `meeting_note` (
	`meeting_id` integer NOT NULL,
	`point` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `point`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `meeting_poll` (
	`meeting_id` integer PRIMARY KEY NOT NULL,
	`learned` integer DEFAULT 0 NOT NULL,
	`learned_nothing` integer DEFAULT 0 NOT NULL,
	`again` integer DEFAULT 0 NOT NULL,
	`not_again` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `alert_address` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`hint` text NOT NULL,
	`signing_secret` text,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`switched_off_at` integer,
	`heard_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_address_keyHash_unique` ON `alert_address` (`key_hash`);--> statement-breakpoint
CREATE INDEX `alert_address_team` ON `alert_address` (`team_id`);--> statement-breakpoint
CREATE TABLE `factor_kind` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `factor_kind_name_unique` ON `factor_kind` (`name`);--> statement-breakpoint
CREATE TABLE `live_document` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`lineage` text NOT NULL,
	`version` integer NOT NULL,
	`base` text NOT NULL,
	`state` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `not_needed` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `postmortem_template` (
	`slug` text PRIMARY KEY NOT NULL,
	`content` text,
	`retired_at` integer,
	`changed_at` integer NOT NULL,
	`changed_by` integer NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`address_id` integer,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`source` text NOT NULL,
	`link` text NOT NULL,
	`status` text NOT NULL,
	`fingerprint` text NOT NULL,
	`raw` text NOT NULL,
	`received_at` integer NOT NULL,
	`clear_from` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`address_id`) REFERENCES `alert_address`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signal_once` ON `signal` (`team_id`,`fingerprint`,`status`,`at`);--> statement-breakpoint
CREATE INDEX `signal_at` ON `signal` (`team_id`,`at`);--> statement-breakpoint
CREATE INDEX `signal_clear` ON `signal` (`clear_from`);--> statement-breakpoint
CREATE TABLE `personal_account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`with_name` integer NOT NULL,
	`came_as` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `personal_account_one` ON `personal_account` (`entry_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`shared` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_view_person` ON `saved_view` (`person_id`);--> statement-breakpoint
CREATE TABLE `search_terms` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`terms` text NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `change` ADD `type` text;--> statement-breakpoint
ALTER TABLE `change` ADD `end_state` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `factor` ADD `kind` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `kind` text DEFAULT 'incident' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `template` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `postmortem` ADD `durations` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `timeline_event` ADD `question` text DEFAULT '' NOT NULL;