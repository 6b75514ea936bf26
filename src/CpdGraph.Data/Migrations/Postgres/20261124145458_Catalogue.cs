using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accrediting_body",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    website_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accrediting_body", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_change",
                columns: table => new
                {
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_change", x => new { x.revision, x.kind, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "catalogue_revision",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    floor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_revision", x => x.id);
                    table.CheckConstraint("ck_catalogue_revision_only_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "competency_framework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competency_framework", x => x.id);
                    table.CheckConstraint("ck_competency_framework_valid_to_order", "valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "funding_stream",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    available_to = table.Column<string>(type: "text", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    guidance_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_stream", x => x.id);
                    table.CheckConstraint("ck_funding_stream_closes_on_order", "closes_on >= opens_on");
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ods_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation", x => x.id);
                    table.CheckConstraint("ck_organisation_closed_on_order", "closed_on >= opened_on");
                });

            migrationBuilder.CreateTable(
                name: "seed_entry",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seed_entry", x => new { x.kind, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "specialism",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_specialism", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supervision_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_after_days = table.Column<int>(type: "integer", nullable: true),
                    overdue_after_days = table.Column<int>(type: "integer", nullable: true),
                    minutes_per_month = table.Column<int>(type: "integer", nullable: true),
                    minimum_supervisor_tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    clinical_registration_needed = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supervision_policy", x => x.id);
                    table.CheckConstraint("ck_supervision_policy_valid_to_order", "valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "competency_area",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competency_area", x => x.id);
                    table.ForeignKey(
                        name: "fk_competency_area_competency_framework_framework_id",
                        column: x => x.framework_id,
                        principalTable: "competency_framework",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "readiness_requirement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    guidance = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    strength = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    confirmable = table.Column<bool>(type: "boolean", nullable: false),
                    per_setting = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readiness_requirement", x => x.id);
                    table.CheckConstraint("ck_readiness_requirement_valid_to_order", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_readiness_requirement_competency_framework_framework_id",
                        column: x => x.framework_id,
                        principalTable: "competency_framework",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tier_descriptor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    framework_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    criteria = table.Column<string>(type: "text", nullable: false),
                    may_supervise = table.Column<bool>(type: "boolean", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tier_descriptor", x => x.id);
                    table.ForeignKey(
                        name: "fk_tier_descriptor_competency_framework_framework_id",
                        column: x => x.framework_id,
                        principalTable: "competency_framework",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stream_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    uses = table.Column<string>(type: "text", nullable: false),
                    ceiling_per = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    share_percent = table.Column<decimal>(type: "numeric", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ceiling_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    ceiling_pence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_rule", x => x.id);
                    table.CheckConstraint("ck_funding_rule_ceiling", "ceiling_pence >= 0");
                    table.CheckConstraint("ck_funding_rule_valid_to_order", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_funding_rule_funding_stream_stream_id",
                        column: x => x.stream_id,
                        principalTable: "funding_stream",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_relationship",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_relationship", x => x.id);
                    table.CheckConstraint("ck_organisation_relationship_valid_to_order", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_organisation_relationship_organisation_child_id",
                        column: x => x.child_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_relationship_organisation_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_succession",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    partial = table.Column<bool>(type: "boolean", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_succession", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_succession_organisation_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_succession_organisation_successor_id",
                        column: x => x.successor_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provider",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    about = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    website_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact_email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    area_ids = table.Column<string>(type: "text", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider", x => x.id);
                    table.ForeignKey(
                        name: "fk_provider_organisation_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pathway",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    target_tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    specialism_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stages = table.Column<string>(type: "text", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pathway", x => x.id);
                    table.ForeignKey(
                        name: "fk_pathway_specialism_specialism_id",
                        column: x => x.specialism_id,
                        principalTable: "specialism",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "competency",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    guidance = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    expected_from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    expectations = table.Column<string>(type: "text", nullable: false),
                    alignments = table.Column<string>(type: "text", nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competency", x => x.id);
                    table.ForeignKey(
                        name: "fk_competency_competency_area_area_id",
                        column: x => x.area_id,
                        principalTable: "competency_area",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    current_version = table.Column<int>(type: "integer", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replacement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer", x => x.id);
                    table.ForeignKey(
                        name: "fk_offer_offer_replacement_id",
                        column: x => x.replacement_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_provider_provider_id",
                        column: x => x.provider_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_reference",
                columns: table => new
                {
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_reference", x => new { x.provider_id, x.system, x.key });
                    table.ForeignKey(
                        name: "fk_offer_reference_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offer_reference_provider_provider_id",
                        column: x => x.provider_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sessions_needed = table.Column<int>(type: "integer", nullable: true),
                    venue = table.Column<string>(type: "text", nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    waiting_list_open = table.Column<bool>(type: "boolean", nullable: false),
                    booking_opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    booking_closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    booking_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    approval_needed = table.Column<bool>(type: "boolean", nullable: false),
                    cancellation_notice_days = table.Column<int>(type: "integer", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancellation_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    price_free = table.Column<bool>(type: "boolean", nullable: true),
                    price_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    price_amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    price_amount_pence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_run", x => x.id);
                    table.CheckConstraint("ck_offer_run_booking_closes_at_order", "booking_closes_at >= booking_opens_at");
                    table.CheckConstraint("ck_offer_run_capacity", "capacity >= 0");
                    table.CheckConstraint("ck_offer_run_ends_at_order", "ends_at >= starts_at");
                    table.CheckConstraint("ck_offer_run_price", "price_amount_pence >= 0");
                    table.CheckConstraint("ck_offer_run_sessions_needed", "sessions_needed >= 1");
                    table.ForeignKey(
                        name: "fk_offer_run_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    change_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    summary = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    formality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    prerequisite_ids = table.Column<string>(type: "text", nullable: false),
                    tiers = table.Column<string>(type: "text", nullable: false),
                    specialism_ids = table.Column<string>(type: "text", nullable: false),
                    satisfies_ids = table.Column<string>(type: "text", nullable: false),
                    eligible_funding_ids = table.Column<string>(type: "text", nullable: false),
                    booking_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    valid_for_months = table.Column<int>(type: "integer", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    delivery_accessibility = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    delivery_cpd_minutes = table.Column<int>(type: "integer", nullable: true),
                    delivery_days = table.Column<decimal>(type: "numeric", nullable: true),
                    delivery_elapsed_weeks = table.Column<int>(type: "integer", nullable: true),
                    delivery_language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    delivery_learning_minutes = table.Column<int>(type: "integer", nullable: true),
                    delivery_mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    price_free = table.Column<bool>(type: "boolean", nullable: true),
                    price_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    price_amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    price_amount_pence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_version", x => x.id);
                    table.CheckConstraint("ck_offer_version_minutes", "delivery_learning_minutes >= 0 AND delivery_cpd_minutes >= 0");
                    table.CheckConstraint("ck_offer_version_number", "number >= 1");
                    table.CheckConstraint("ck_offer_version_price", "price_amount_pence >= 0");
                    table.ForeignKey(
                        name: "fk_offer_version_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_reference",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_reference", x => new { x.offer_id, x.system, x.key });
                    table.ForeignKey(
                        name: "fk_run_reference_offer_offer_id",
                        column: x => x.offer_id,
                        principalTable: "offer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_reference_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_session",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    venue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_session", x => new { x.run_id, x.key });
                    table.CheckConstraint("ck_run_session_ends_at_order", "ends_at >= starts_at");
                    table.ForeignKey(
                        name: "fk_run_session_offer_run_run_id",
                        column: x => x.run_id,
                        principalTable: "offer_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accreditation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    awarded_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scope = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    seen_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revoked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accreditation", x => x.id);
                    table.CheckConstraint("ck_accreditation_valid_to_order", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_accreditation_accrediting_body_body_id",
                        column: x => x.body_id,
                        principalTable: "accrediting_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accreditation_offer_version_offer_version_id",
                        column: x => x.offer_version_id,
                        principalTable: "offer_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accreditation_provider_awarded_to_id",
                        column: x => x.awarded_to_id,
                        principalTable: "provider",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "competency_mapping",
                columns: table => new
                {
                    offer_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    competency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    coverage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    rationale = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    verification = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    provenance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competency_mapping", x => new { x.offer_version_id, x.competency_id });
                    table.ForeignKey(
                        name: "fk_competency_mapping_competency_competency_id",
                        column: x => x.competency_id,
                        principalTable: "competency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_competency_mapping_offer_version_offer_version_id",
                        column: x => x.offer_version_id,
                        principalTable: "offer_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "catalogue_revision",
                columns: new[] { "id", "floor", "revision" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_awarded_to_id",
                table: "accreditation",
                column: "awarded_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_body_id",
                table: "accreditation",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_accreditation_offer_version_id",
                table: "accreditation",
                column: "offer_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_accrediting_body_slug",
                table: "accrediting_body",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competency_area_id_code",
                table: "competency",
                columns: new[] { "area_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competency_area_framework_id_code",
                table: "competency_area",
                columns: new[] { "framework_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competency_framework_code_version",
                table: "competency_framework",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competency_mapping_competency_id",
                table: "competency_mapping",
                column: "competency_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_rule_stream_id_code_valid_from",
                table: "funding_rule",
                columns: new[] { "stream_id", "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_stream_code",
                table: "funding_stream",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offer_provider_id",
                table: "offer",
                column: "provider_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_replacement_id",
                table: "offer",
                column: "replacement_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_slug",
                table: "offer",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offer_reference_offer_id",
                table: "offer_reference",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_run_offer_id",
                table: "offer_run",
                column: "offer_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_version_offer_id_number",
                table: "offer_version",
                columns: new[] { "offer_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_ods_code",
                table: "organisation",
                column: "ods_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_relationship_child_id_parent_id_kind_valid_from",
                table: "organisation_relationship",
                columns: new[] { "child_id", "parent_id", "kind", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_relationship_parent_id",
                table: "organisation_relationship",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_succession_predecessor_id_successor_id",
                table: "organisation_succession",
                columns: new[] { "predecessor_id", "successor_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_succession_successor_id",
                table: "organisation_succession",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_pathway_slug",
                table: "pathway",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pathway_specialism_id",
                table: "pathway",
                column: "specialism_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_organisation_id",
                table: "provider",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_provider_slug",
                table: "provider",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_readiness_requirement_framework_id_code_valid_from",
                table: "readiness_requirement",
                columns: new[] { "framework_id", "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_reference_run_id",
                table: "run_reference",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_specialism_slug",
                table: "specialism",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supervision_policy_kind_valid_from",
                table: "supervision_policy",
                columns: new[] { "kind", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tier_descriptor_framework_id_tier",
                table: "tier_descriptor",
                columns: new[] { "framework_id", "tier" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accreditation");

            migrationBuilder.DropTable(
                name: "catalogue_change");

            migrationBuilder.DropTable(
                name: "catalogue_revision");

            migrationBuilder.DropTable(
                name: "competency_mapping");

            migrationBuilder.DropTable(
                name: "funding_rule");

            migrationBuilder.DropTable(
                name: "offer_reference");

            migrationBuilder.DropTable(
                name: "organisation_relationship");

            migrationBuilder.DropTable(
                name: "organisation_succession");

            migrationBuilder.DropTable(
                name: "pathway");

            migrationBuilder.DropTable(
                name: "readiness_requirement");

            migrationBuilder.DropTable(
                name: "run_reference");

            migrationBuilder.DropTable(
                name: "run_session");

            migrationBuilder.DropTable(
                name: "seed_entry");

            migrationBuilder.DropTable(
                name: "supervision_policy");

            migrationBuilder.DropTable(
                name: "tier_descriptor");

            migrationBuilder.DropTable(
                name: "accrediting_body");

            migrationBuilder.DropTable(
                name: "competency");

            migrationBuilder.DropTable(
                name: "offer_version");

            migrationBuilder.DropTable(
                name: "funding_stream");

            migrationBuilder.DropTable(
                name: "specialism");

            migrationBuilder.DropTable(
                name: "offer_run");

            migrationBuilder.DropTable(
                name: "competency_area");

            migrationBuilder.DropTable(
                name: "offer");

            migrationBuilder.DropTable(
                name: "competency_framework");

            migrationBuilder.DropTable(
                name: "provider");

            migrationBuilder.DropTable(
                name: "organisation");
        }
    }
}
