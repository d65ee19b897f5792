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
    state            text        NOT NULL CHECK (state IN ('running', 'interrupted', 'failed', 'done')),
    expected_records bigint      NOT NULL,
    platform_time    timestamptz NOT NULL,
    started_at       timestamptz NOT NULL DEFAULT now(),
    ended_at         timestamptz,
    error_kind       text,
    error_message    text
);
CREATE INDEX sync_latest ON daybook.sync (connection_id, data_type, id DESC);
COMMENT ON COLUMN daybook.sync.state IS 'running; interrupted: its open windows are taken up by the next run; failed: needs a person; done: every window read.';
COMMENT ON COLUMN daybook.sync.platform_time IS 'The platform''s clock when the sync was planned.';

CREATE TABLE daybook.sync_window (
    sync_id           bigint  NOT NULL REFERENCES daybook.sync ON DELETE CASCADE,
    number            integer NOT NULL,
    after_key         bigint  NOT NULL,
    up_to_key         bigint,
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
COMMENT ON COLUMN daybook.sync_window.position_document IS 'Every document up to this key has been read and dealt with; moves in the transaction of its page.';
COMMENT ON COLUMN daybook.sync_window.money IS 'Currency to sum over the records read, as decimal text.';

CREATE SEQUENCE daybook.page_id;
CREATE TABLE daybook.page (
    id            bigint      PRIMARY KEY,
    connection_id bigint      NOT NULL,
    data_type     text        NOT NULL,
    sync_id       bigint      NOT NULL,
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

CREATE TABLE daybook.dead_letter (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connection_id      bigint      NOT NULL REFERENCES daybook.connection,
    data_type          text        NOT NULL,
    document_key       text        NOT NULL,
    record_key         text,
    kind               text        NOT NULL CHECK (kind IN ('transient', 'throttled', 'unauthorized', 'forbidden', 'rejected', 'defect')),
    message            text        NOT NULL,
    route              text        NOT NULL,
    step               text        NOT NULL,
    payload            jsonb       NOT NULL,
    records            integer     NOT NULL,
    money              jsonb       NOT NULL DEFAULT '{}',
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
COMMENT ON COLUMN daybook.dead_letter.payload IS 'The document''s records as they came, each with document, key, modified and values.';
COMMENT ON COLUMN daybook.dead_letter.money IS 'Currency to sum over the records, as decimal text.';

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
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);

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
    mapping_version    text        NOT NULL,
    page_id            bigint      NOT NULL,
    loaded_at          timestamptz NOT NULL DEFAULT now(),
    deleted_at         timestamptz,
    deleted_because    text,
    PRIMARY KEY (connection_id, original_id)
);

CREATE TABLE ledger.invoice (
    connection_id  bigint NOT NULL,
    original_id    text   NOT NULL,
    invoice_number text,
    customer_id    text,
    date           date   NOT NULL,
    due_date       date,
    status         text   NOT NULL CHECK (status IN ('open', 'paid', 'pending', 'void')),
    currency_code  text   NOT NULL,
    memo           text,
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
    currency_code text   NOT NULL,
    memo          text,
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
