-- Two schemas: daybook, made with the history of these migrations, is the application's own state; ledger is what users query.
CREATE SCHEMA ledger;

CREATE TABLE daybook.company (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL UNIQUE CHECK (name <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE daybook.connection (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    company_id        bigint      NOT NULL REFERENCES daybook.company,
    platform          text        NOT NULL CHECK (platform IN ('netsuite', 'intacct')),
    account           text        NOT NULL,
    base_url          text,
    status            text        NOT NULL CHECK (status IN ('PendingAuth', 'Linked', 'Unlinked', 'Deauthorized')),
    status_reason     text,
    credentials       bytea,
    created_at        timestamptz NOT NULL DEFAULT now(),
    status_changed_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (company_id, platform, account)
);
COMMENT ON COLUMN daybook.connection.credentials IS 'Sealed (Tink AEAD, bound to the connection''s id); gone once unlinked.';

CREATE TABLE daybook.mapping_version (
    platform      text        NOT NULL,
    data_type     text        NOT NULL,
    version       text        NOT NULL,
    content       text        NOT NULL,
    first_used_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (platform, data_type, version)
);
COMMENT ON TABLE daybook.mapping_version IS 'Every mapping file that ever made a ledger row, as it was.';

-- Who may sync a dataset. The fence grows with each holder and is checked in the loading transaction.
CREATE TABLE daybook.lease (
    connection_id bigint      NOT NULL REFERENCES daybook.connection,
    data_type     text        NOT NULL,
    holder        text        NOT NULL,
    fence         bigint      NOT NULL,
    expires_at    timestamptz NOT NULL,
    PRIMARY KEY (connection_id, data_type)
);

CREATE TABLE daybook.sync (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id    bigint      NOT NULL REFERENCES daybook.connection,
    data_type        text        NOT NULL,
    mapping_version  text        NOT NULL,
    reading          text        NOT NULL CHECK (reading IN ('everything', 'changes', 'archive')),
    reading_because  text        NOT NULL,
    read_since       timestamptz,
    state            text        NOT NULL CHECK (state IN ('running', 'interrupted', 'failed', 'done')),
    fence            bigint      NOT NULL,
    expected_records bigint      NOT NULL,
    platform_time    timestamptz NOT NULL,
    asked_at         timestamptz NOT NULL,
    deletion_log     boolean     NOT NULL,
    proof            text CHECK (proof IN ('agrees', 'agrees by parts', 'differs')),
    started_at       timestamptz NOT NULL DEFAULT now(),
    ended_at         timestamptz,
    error_kind       text,
    error_message    text
);
CREATE INDEX sync_latest ON daybook.sync (connection_id, data_type, id DESC);
COMMENT ON COLUMN daybook.sync.state IS 'running; interrupted: its open windows are taken up by the next run; failed: needs a person; done: every window read.';
COMMENT ON COLUMN daybook.sync.reading IS 'everything; changes: documents changed since read_since; archive: pages kept earlier, read again with the present mapping.';
COMMENT ON COLUMN daybook.sync.asked_at IS 'Daybook''s own clock when it asked for platform_time: the two must go on alike.';
COMMENT ON COLUMN daybook.sync.proof IS 'Whether the platform''s own counts and sums agree with ours; by parts: while the books changed, each range agreed at its moment; empty: not compared.';
COMMENT ON COLUMN daybook.sync.platform_time IS 'The platform''s clock when the sync was planned.';

CREATE TABLE daybook.sync_window (
    sync_id           bigint  NOT NULL REFERENCES daybook.sync ON DELETE CASCADE,
    number            integer NOT NULL,
    after_key         bigint  NOT NULL,
    up_to_key         bigint,
    documents         bigint[],
    position_document bigint  NOT NULL,
    done              boolean NOT NULL DEFAULT false,
    pages             bigint  NOT NULL DEFAULT 0,
    read              bigint  NOT NULL DEFAULT 0,
    loaded            bigint  NOT NULL DEFAULT 0,
    unchanged         bigint  NOT NULL DEFAULT 0,
    ignored           bigint  NOT NULL DEFAULT 0,
    dead_letters      bigint  NOT NULL DEFAULT 0,
    money             jsonb   NOT NULL DEFAULT '{}',
    PRIMARY KEY (sync_id, number),
    CHECK (read = loaded + unchanged + ignored + dead_letters)
) WITH (fillfactor = 50);
COMMENT ON COLUMN daybook.sync_window.documents IS 'The only documents that were to be read; empty for all of the range.';
COMMENT ON COLUMN daybook.sync_window.position_document IS 'Every document up to this key has been read and dealt with; moves in the transaction of its page.';
COMMENT ON COLUMN daybook.sync_window.money IS 'Currency to sum over the records read, as decimal text.';

CREATE SEQUENCE daybook.page_id;
CREATE TABLE daybook.page (
    id            bigint      PRIMARY KEY,
    connection_id bigint      NOT NULL,
    data_type     text        NOT NULL,
    sync_id       bigint      NOT NULL,
    mapping_version text      NOT NULL,
    records       integer     NOT NULL,
    received_at   timestamptz NOT NULL,
    media_type    text        NOT NULL,
    body_length   integer     NOT NULL,
    body          bytea       NOT NULL
);
ALTER TABLE daybook.page ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX page_by_dataset ON daybook.page (connection_id, data_type, id);
COMMENT ON TABLE daybook.page IS 'Answers of platforms as they came, of which at least one record made a ledger row or a dead letter.';
COMMENT ON COLUMN daybook.page.body IS 'Zstandard-compressed; body_length is its length in bytes when decompressed.';
COMMENT ON COLUMN daybook.page.mapping_version IS 'Version of the mapping that asked for it: what its columns mean.';

CREATE TABLE daybook.dead_letter (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id      bigint      NOT NULL REFERENCES daybook.connection,
    data_type          text        NOT NULL,
    document_key       text        NOT NULL,
    record_key         text,
    kind               text        NOT NULL CHECK (kind IN ('transient', 'throttled', 'unauthorized', 'forbidden', 'rejected', 'defect', 'suspicious', 'differs')),
    message            text        NOT NULL,
    route              text        NOT NULL,
    step               text        NOT NULL,
    payload            json        NOT NULL,
    records            integer     NOT NULL,
    money              jsonb       NOT NULL DEFAULT '{}',
    tally              jsonb       NOT NULL DEFAULT '[]',
    page_id            bigint,
    mapping_version    text        NOT NULL,
    source_modified_at timestamptz,
    attempts           integer     NOT NULL DEFAULT 1,
    first_failed_at    timestamptz NOT NULL DEFAULT now(),
    last_failed_at     timestamptz NOT NULL DEFAULT now(),
    closed_at          timestamptz,
    closed_because     text
);
CREATE UNIQUE INDEX dead_letter_open ON daybook.dead_letter (connection_id, data_type, document_key) WHERE closed_at IS NULL;
COMMENT ON TABLE daybook.dead_letter IS 'What failed for good: a document with all its records, or a sync.';
COMMENT ON COLUMN daybook.dead_letter.payload IS 'The document''s records as they came, each with document, key, modified and values. json, not jsonb: it keeps characters that jsonb refuses.';
COMMENT ON COLUMN daybook.dead_letter.tally IS 'Records and amount per currency and status of the platform, for control totals.';
COMMENT ON COLUMN daybook.dead_letter.money IS 'Currency to sum over the records, as decimal text.';

-- What is known of a dataset from one sync to the next.
CREATE TABLE daybook.dataset (
    connection_id   bigint NOT NULL REFERENCES daybook.connection,
    data_type       text   NOT NULL,
    cursor_at       timestamptz,
    cursor_sync_id  bigint,
    mapping_version text,
    mixed           boolean NOT NULL DEFAULT false,
    read_whole_at   timestamptz,
    compared_up_to  bigint,
    proved_at       timestamptz,
    proof_agrees    boolean,
    deletion_log    boolean,
    good_at         timestamptz,
    tried_at        timestamptz,
    trouble_kind    text,
    trouble_message text,
    PRIMARY KEY (connection_id, data_type)
);
COMMENT ON COLUMN daybook.dataset.cursor_at IS 'The platform''s clock when the last sync that came to its end was planned; that sync is cursor_sync_id. The next one reads what has changed since, less the overlap. Where the two do not agree everything is read.';
COMMENT ON COLUMN daybook.dataset.mapping_version IS 'The mapping that all living rows came through when a sync last came to its end.';
COMMENT ON COLUMN daybook.dataset.mixed IS 'Whether another mapping has begun since to make rows: until one of them has been carried through, some may be of each.';
COMMENT ON COLUMN daybook.dataset.compared_up_to IS 'How far the rotating comparison of keys and sums has come; empty: it begins anew.';
COMMENT ON COLUMN daybook.dataset.deletion_log IS 'Whether the platform''s log of deletions could be read the last time.';
COMMENT ON COLUMN daybook.dataset.tried_at IS 'When a sync last ended, well or not; trouble_kind and trouble_message say what kept it from ending well.';
COMMENT ON COLUMN daybook.dataset.good_at IS 'When a sync last came to its end with everything in agreement.';

-- Documents that the mapping leaves out, so that they are counted and not lost.
CREATE TABLE daybook.ignored_document (
    connection_id      bigint      NOT NULL,
    data_type          text        NOT NULL,
    document_key       bigint      NOT NULL,
    because            text        NOT NULL,
    tally              jsonb       NOT NULL,
    page_ids           bigint[]    NOT NULL,
    content_hash       bytea       NOT NULL,
    mapping_version    text        NOT NULL,
    source_modified_at timestamptz,
    noticed_at         timestamptz NOT NULL DEFAULT now(),
    read_at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (connection_id, data_type, document_key)
);
CREATE INDEX ignored_document_longest_unread ON daybook.ignored_document (connection_id, data_type, read_at);
COMMENT ON COLUMN daybook.ignored_document.page_ids IS 'Pages that its records came in.';
COMMENT ON COLUMN daybook.ignored_document.content_hash IS 'Fingerprint of its records as they came; while it stays, nothing is written.';

-- Documents that the next sync has to read whatever their clocks say.
CREATE TABLE daybook.reread (
    connection_id bigint      NOT NULL,
    data_type     text        NOT NULL,
    document_key  bigint      NOT NULL,
    because       text        NOT NULL,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (connection_id, data_type, document_key)
);

-- Documents that are known here and that the platform did not give when it was asked for them.
CREATE TABLE daybook.absence (
    sync_id      bigint      NOT NULL REFERENCES daybook.sync ON DELETE CASCADE,
    document_key bigint      NOT NULL,
    noticed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sync_id, document_key)
);

-- What the platform's log of deletions said.
CREATE TABLE daybook.deletion (
    connection_id bigint      NOT NULL,
    data_type     text        NOT NULL,
    document_key  bigint      NOT NULL,
    deleted_at    timestamptz NOT NULL,
    noticed_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (connection_id, data_type, document_key)
);

CREATE TABLE daybook.control_total (
    connection_id    bigint      NOT NULL REFERENCES daybook.connection,
    data_type        text        NOT NULL,
    checked_at       timestamptz NOT NULL,
    sync_id          bigint,
    currency         text        NOT NULL,
    source_status    text        NOT NULL,
    platform_records bigint      NOT NULL,
    platform_amount  numeric     NOT NULL,
    ledger_records   bigint      NOT NULL,
    ledger_amount    numeric     NOT NULL,
    letter_records   bigint      NOT NULL,
    letter_amount    numeric     NOT NULL,
    ignored_records  bigint      NOT NULL,
    ignored_amount   numeric     NOT NULL,
    agrees           boolean     NOT NULL GENERATED ALWAYS AS (
        platform_records = ledger_records + letter_records + ignored_records
        AND platform_amount = ledger_amount + letter_amount + ignored_amount) STORED,
    PRIMARY KEY (connection_id, data_type, checked_at, currency, source_status)
);
COMMENT ON TABLE daybook.control_total IS 'What a platform counted and added up by itself, beside what became of it here, per currency and status.';

-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE ledger.currency (
    connection_id bigint NOT NULL,
    original_id   text   NOT NULL,
    currency_code text   NOT NULL,
    name          text,
    decimals      numeric,
    is_base       boolean,
    is_inactive   boolean,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    source_hash        bytea,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);

CREATE INDEX currency_by_key ON ledger.currency (connection_id, (original_id::bigint));

CREATE TABLE ledger.customer (
    connection_id bigint NOT NULL,
    original_id   text   NOT NULL,
    name          text   NOT NULL,
    email         text,
    company_name  text,
    currency_code text,
    is_inactive   boolean,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    source_hash        bytea,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);

CREATE INDEX customer_by_key ON ledger.customer (connection_id, (original_id::bigint));

CREATE TABLE ledger.invoice (
    connection_id  bigint NOT NULL,
    original_id    text   NOT NULL,
    invoice_number text,
    customer_id    text,
    date           date   NOT NULL,
    due_date       date,
    status         text   NOT NULL CHECK (status IN ('open', 'paid', 'pending', 'void')),
    source_status  text,
    currency_code  text   NOT NULL,
    memo           text,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    source_hash        bytea,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);
CREATE INDEX invoice_by_key ON ledger.invoice (connection_id, (original_id::bigint));
CREATE INDEX invoice_by_customer ON ledger.invoice (connection_id, customer_id);
CREATE INDEX invoice_by_date ON ledger.invoice (date);

CREATE TABLE ledger.invoice_line (
    connection_id bigint  NOT NULL,
    original_id   text    NOT NULL,
    invoice_id    text    NOT NULL,
    line_number   text,
    product       text,
    description   text,
    amount_excluding_tax_after_discount numeric NOT NULL,
    amount_currency_code                text    NOT NULL,
    foreign_amount numeric,
    currency_code  text NOT NULL,
    period_start   date,
    period_end     date,
    type           text NOT NULL CHECK (type IN ('subscription', 'one_off')),
    type_reason    text NOT NULL,
    revenue_category text,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);
CREATE INDEX invoice_line_by_invoice ON ledger.invoice_line (connection_id, invoice_id);

CREATE TABLE ledger.credit_note (
    connection_id bigint NOT NULL,
    original_id   text   NOT NULL,
    credit_note_number text,
    invoice_id    text,
    customer_id   text,
    date          date   NOT NULL,
    status        text   NOT NULL CHECK (status IN ('open', 'applied', 'pending', 'void')),
    source_status text,
    currency_code text   NOT NULL,
    memo          text,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    source_hash        bytea,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);
CREATE INDEX credit_note_by_key ON ledger.credit_note (connection_id, (original_id::bigint));
CREATE INDEX credit_note_by_invoice ON ledger.credit_note (connection_id, invoice_id);

CREATE TABLE ledger.credit_note_line (
    connection_id  bigint NOT NULL,
    original_id    text   NOT NULL,
    credit_note_id text   NOT NULL,
    line_number    text,
    product        text,
    description    text,
    amount               numeric NOT NULL,
    amount_currency_code text    NOT NULL,
    foreign_amount numeric,
    currency_code  text NOT NULL,
    period_start   date,
    period_end     date,
    type           text NOT NULL CHECK (type IN ('subscription', 'one_off')),
    type_reason    text NOT NULL,
    revenue_category text,
    custom             jsonb,
    source_modified_at timestamptz,
    content_hash       bytea       NOT NULL,
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);
CREATE INDEX credit_note_line_by_credit_note ON ledger.credit_note_line (connection_id, credit_note_id);

-- What the tables and columns hold, where psql (\d+) and every reporting tool show it --------------------------------

COMMENT ON SCHEMA daybook IS 'The application''s own state: companies, connections, syncs, pages as they came, dead letters.';
COMMENT ON SCHEMA ledger IS 'The books, the same for every platform. Rows are never removed: those with deleted_at no longer count.';

COMMENT ON TABLE ledger.currency IS 'Currencies of an account.';
COMMENT ON COLUMN ledger.currency.currency_code IS 'ISO 4217 code, such as EUR.';
COMMENT ON COLUMN ledger.currency.name IS 'Name in the account.';
COMMENT ON COLUMN ledger.currency.decimals IS 'Digits after the point that the account keeps.';
COMMENT ON COLUMN ledger.currency.is_base IS 'Whether the account marks it as a base currency.';
COMMENT ON COLUMN ledger.currency.is_inactive IS 'Whether the account has switched it off.';

COMMENT ON TABLE ledger.customer IS 'Customers of an account.';
COMMENT ON COLUMN ledger.customer.name IS 'Name by which the account lists the customer.';
COMMENT ON COLUMN ledger.customer.email IS 'E-mail address, as in the account.';
COMMENT ON COLUMN ledger.customer.company_name IS 'Registered name, where the customer is a company and has one.';
COMMENT ON COLUMN ledger.customer.currency_code IS 'ISO 4217 code of the currency the customer is usually invoiced in.';
COMMENT ON COLUMN ledger.customer.is_inactive IS 'Whether the account has switched the customer off.';

COMMENT ON TABLE ledger.invoice IS 'Customer invoices, a row each; their money is in ledger.invoice_line.';
COMMENT ON COLUMN ledger.invoice.invoice_number IS 'Number that people know the invoice by.';
COMMENT ON COLUMN ledger.invoice.customer_id IS 'ledger.customer.original_id of the same connection.';
COMMENT ON COLUMN ledger.invoice.date IS 'Date of the invoice; a calendar date without a time zone.';
COMMENT ON COLUMN ledger.invoice.due_date IS 'Date by which it is to be paid; a calendar date without a time zone.';
COMMENT ON COLUMN ledger.invoice.status IS 'open: not fully paid; paid; pending: not approved yet, so not in the books; void: cancelled.';
COMMENT ON COLUMN ledger.invoice.source_status IS 'Status in the account''s own letters.';
COMMENT ON COLUMN ledger.invoice.currency_code IS 'ISO 4217 code of the currency the invoice is made out in.';
COMMENT ON COLUMN ledger.invoice.memo IS 'Free text of the invoice.';

COMMENT ON TABLE ledger.invoice_line IS 'Lines of customer invoices: what is revenue.';
COMMENT ON COLUMN ledger.invoice_line.invoice_id IS 'ledger.invoice.original_id of the same connection.';
COMMENT ON COLUMN ledger.invoice_line.line_number IS 'Place in the invoice, as in the account.';
COMMENT ON COLUMN ledger.invoice_line.product IS 'Item that was sold, as in the account.';
COMMENT ON COLUMN ledger.invoice_line.description IS 'Free text of the line.';
COMMENT ON COLUMN ledger.invoice_line.amount_excluding_tax_after_discount IS 'Revenue of the line, positive when it is income, in the currency amount_currency_code.';
COMMENT ON COLUMN ledger.invoice_line.amount_currency_code IS 'ISO 4217 code of amount_excluding_tax_after_discount: the base currency of the line''s subsidiary, unless the mapping says otherwise.';
COMMENT ON COLUMN ledger.invoice_line.foreign_amount IS 'The same revenue in the currency of the invoice, currency_code; empty where the platform gives none.';
COMMENT ON COLUMN ledger.invoice_line.currency_code IS 'ISO 4217 code of the currency the invoice is made out in.';
COMMENT ON COLUMN ledger.invoice_line.period_start IS 'First day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.invoice_line.period_end IS 'Last day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.invoice_line.type IS 'subscription or one_off, decided by the rules of the mapping.';
COMMENT ON COLUMN ledger.invoice_line.type_reason IS 'The rule that decided the type.';
COMMENT ON COLUMN ledger.invoice_line.revenue_category IS 'Category in the account that the rules looked at.';

COMMENT ON TABLE ledger.credit_note IS 'Credit notes to customers, a row each; their money is in ledger.credit_note_line.';
COMMENT ON COLUMN ledger.credit_note.credit_note_number IS 'Number that people know the credit note by.';
COMMENT ON COLUMN ledger.credit_note.invoice_id IS 'ledger.invoice.original_id of the invoice it credits, of the same connection; empty where it credits none.';
COMMENT ON COLUMN ledger.credit_note.customer_id IS 'ledger.customer.original_id of the same connection.';
COMMENT ON COLUMN ledger.credit_note.date IS 'Date of the credit note; a calendar date without a time zone.';
COMMENT ON COLUMN ledger.credit_note.status IS 'open: something is left to be used; applied: used up; pending: not approved yet, so not in the books; void: cancelled.';
COMMENT ON COLUMN ledger.credit_note.source_status IS 'Status in the account''s own letters.';
COMMENT ON COLUMN ledger.credit_note.currency_code IS 'ISO 4217 code of the currency the credit note is made out in.';
COMMENT ON COLUMN ledger.credit_note.memo IS 'Free text of the credit note.';

COMMENT ON TABLE ledger.credit_note_line IS 'Lines of credit notes: what takes revenue back.';
COMMENT ON COLUMN ledger.credit_note_line.credit_note_id IS 'ledger.credit_note.original_id of the same connection.';
COMMENT ON COLUMN ledger.credit_note_line.line_number IS 'Place in the credit note, as in the account.';
COMMENT ON COLUMN ledger.credit_note_line.product IS 'Item that is credited, as in the account.';
COMMENT ON COLUMN ledger.credit_note_line.description IS 'Free text of the line.';
COMMENT ON COLUMN ledger.credit_note_line.amount IS 'Revenue of the line, negative when it takes income back, in the currency amount_currency_code.';
COMMENT ON COLUMN ledger.credit_note_line.amount_currency_code IS 'ISO 4217 code of amount: the base currency of the line''s subsidiary, unless the mapping says otherwise.';
COMMENT ON COLUMN ledger.credit_note_line.foreign_amount IS 'The same revenue in the currency of the credit note, currency_code; empty where the platform gives none.';
COMMENT ON COLUMN ledger.credit_note_line.currency_code IS 'ISO 4217 code of the currency the credit note is made out in.';
COMMENT ON COLUMN ledger.credit_note_line.period_start IS 'First day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.credit_note_line.period_end IS 'Last day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.credit_note_line.type IS 'subscription or one_off, decided by the rules of the mapping.';
COMMENT ON COLUMN ledger.credit_note_line.type_reason IS 'The rule that decided the type.';
COMMENT ON COLUMN ledger.credit_note_line.revenue_category IS 'Category in the account that the rules looked at.';

DO $$
DECLARE
    ledger_table text;
BEGIN
    FOREACH ledger_table IN ARRAY ARRAY['currency', 'customer', 'invoice', 'invoice_line', 'credit_note', 'credit_note_line'] LOOP
        EXECUTE format($comments$
            COMMENT ON COLUMN ledger.%1$I.connection_id IS 'Whose books: daybook.connection.id.';
            COMMENT ON COLUMN ledger.%1$I.original_id IS 'The platform''s own id of the row; together with connection_id the key.';
            COMMENT ON COLUMN ledger.%1$I.custom IS 'Further fields that the mapping brings along, name to text.';
            COMMENT ON COLUMN ledger.%1$I.source_modified_at IS 'The platform''s clock of the version that the row (a line: its document) was last written or tombstoned from; an older version never overwrites it.';
            COMMENT ON COLUMN ledger.%1$I.content_hash IS 'Fingerprint of what the platform and the mapping gave; while it stays, the row is not written.';
            COMMENT ON COLUMN ledger.%1$I.mapping_version IS 'Version of the mapping that made the row: daybook.mapping_version.';
            COMMENT ON COLUMN ledger.%1$I.page_id IS 'Page that the row came in: daybook.page.id.';
            COMMENT ON COLUMN ledger.%1$I.loaded_at IS 'When Daybook last wrote the row''s content.';
            COMMENT ON COLUMN ledger.%1$I.deleted_at IS 'When the row stopped to count (a tombstone); empty while it lives.';
            COMMENT ON COLUMN ledger.%1$I.deleted_because IS 'Why it stopped to count.';
            $comments$, ledger_table);
    END LOOP;
    FOREACH ledger_table IN ARRAY ARRAY['currency', 'customer', 'invoice', 'credit_note'] LOOP
        EXECUTE format('COMMENT ON COLUMN ledger.%I.source_hash IS %L', ledger_table,
            'Fingerprint of the whole document as it came and of how it was mapped; while that stays, it is not even mapped again. Empty where it was replayed or is to be read again.');
    END LOOP;
END
$$;

-- For people: what counts, without tombstones, with names in place of keys --------------------------------------------

CREATE VIEW ledger.document AS
SELECT connection_id, 'invoice' AS document_type, original_id AS document_id, invoice_number AS document_number,
       original_id AS invoice_id, customer_id, date, due_date, status, currency_code, memo
  FROM ledger.invoice
 WHERE deleted_at IS NULL
UNION ALL
SELECT connection_id, 'credit_note', original_id, credit_note_number,
       invoice_id, customer_id, date, NULL, status, currency_code, memo
  FROM ledger.credit_note
 WHERE deleted_at IS NULL;

COMMENT ON VIEW ledger.document IS 'Living invoices and credit notes.';
COMMENT ON COLUMN ledger.document.connection_id IS 'Whose books: daybook.connection.id.';
COMMENT ON COLUMN ledger.document.document_type IS 'invoice or credit_note.';
COMMENT ON COLUMN ledger.document.document_id IS 'original_id of the invoice or credit note.';
COMMENT ON COLUMN ledger.document.document_number IS 'Number that people know it by.';
COMMENT ON COLUMN ledger.document.invoice_id IS 'The invoice itself, or the one that the credit note credits, if any.';
COMMENT ON COLUMN ledger.document.customer_id IS 'ledger.customer.original_id of the same connection.';
COMMENT ON COLUMN ledger.document.date IS 'Date of the document; a calendar date without a time zone.';
COMMENT ON COLUMN ledger.document.due_date IS 'Date by which an invoice is to be paid.';
COMMENT ON COLUMN ledger.document.status IS 'open, paid (invoices), applied (credit notes), pending or void.';
COMMENT ON COLUMN ledger.document.currency_code IS 'ISO 4217 code of the currency the document is made out in.';
COMMENT ON COLUMN ledger.document.memo IS 'Free text of the document.';

CREATE VIEW ledger.revenue_line AS
WITH line AS (
    SELECT connection_id, 'invoice' AS document_type, invoice_id AS document_id, original_id AS line_id, product, description,
           type, type_reason, period_start, period_end, amount_excluding_tax_after_discount AS amount,
           amount_currency_code, foreign_amount, currency_code
      FROM ledger.invoice_line
     WHERE deleted_at IS NULL
    UNION ALL
    SELECT connection_id, 'credit_note', credit_note_id, original_id, product, description,
           type, type_reason, period_start, period_end, amount,
           amount_currency_code, foreign_amount, currency_code
      FROM ledger.credit_note_line
     WHERE deleted_at IS NULL
)
SELECT line.connection_id, company.name AS company, document_type, document_id, document.document_number, line_id,
       document.status, document.status IN ('open', 'paid', 'applied') AS is_booked, document.date,
       date_trunc('month', document.date)::date AS month, document.customer_id, customer.name AS customer_name,
       line.product, line.description, line.type, line.type_reason, line.period_start, line.period_end,
       line.amount, line.amount_currency_code, line.foreign_amount, line.currency_code
  FROM line
  JOIN ledger.document USING (connection_id, document_type, document_id)
  JOIN daybook.connection ON connection.id = line.connection_id
  JOIN daybook.company ON company.id = connection.company_id
  LEFT JOIN ledger.customer ON customer.connection_id = line.connection_id AND customer.original_id = document.customer_id;

COMMENT ON VIEW ledger.revenue_line IS 'Living lines of living invoices and credit notes: the sum of amount is revenue, credit notes taken off. Sum per amount_currency_code only.';
COMMENT ON COLUMN ledger.revenue_line.connection_id IS 'Whose books: daybook.connection.id.';
COMMENT ON COLUMN ledger.revenue_line.company IS 'Name of the company whose books they are.';
COMMENT ON COLUMN ledger.revenue_line.document_type IS 'invoice or credit_note.';
COMMENT ON COLUMN ledger.revenue_line.document_id IS 'original_id of the invoice or credit note.';
COMMENT ON COLUMN ledger.revenue_line.document_number IS 'Number that people know the document by.';
COMMENT ON COLUMN ledger.revenue_line.line_id IS 'original_id of the line.';
COMMENT ON COLUMN ledger.revenue_line.status IS 'open, paid (invoices), applied (credit notes), pending or void.';
COMMENT ON COLUMN ledger.revenue_line.is_booked IS 'False for documents that are pending or void: they are not in the books.';
COMMENT ON COLUMN ledger.revenue_line.date IS 'Date of the document; a calendar date without a time zone.';
COMMENT ON COLUMN ledger.revenue_line.month IS 'First day of the month of date.';
COMMENT ON COLUMN ledger.revenue_line.customer_id IS 'ledger.customer.original_id of the same connection.';
COMMENT ON COLUMN ledger.revenue_line.customer_name IS 'Name of the customer; empty where the customer is not in the ledger.';
COMMENT ON COLUMN ledger.revenue_line.product IS 'Item that was sold or credited, as in the account.';
COMMENT ON COLUMN ledger.revenue_line.description IS 'Free text of the line.';
COMMENT ON COLUMN ledger.revenue_line.type IS 'subscription or one_off, decided by the rules of the mapping.';
COMMENT ON COLUMN ledger.revenue_line.type_reason IS 'The rule that decided the type.';
COMMENT ON COLUMN ledger.revenue_line.period_start IS 'First day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.revenue_line.period_end IS 'Last day of the time the revenue is for; empty where it is for no time.';
COMMENT ON COLUMN ledger.revenue_line.amount IS 'Revenue excluding tax after discount in the currency amount_currency_code; negative on credit notes.';
COMMENT ON COLUMN ledger.revenue_line.amount_currency_code IS 'ISO 4217 code of amount: the base currency of the line''s subsidiary, unless the mapping says otherwise.';
COMMENT ON COLUMN ledger.revenue_line.foreign_amount IS 'The same revenue in the currency of the document, currency_code; empty where the platform gives none.';
COMMENT ON COLUMN ledger.revenue_line.currency_code IS 'ISO 4217 code of the currency the document is made out in.';
