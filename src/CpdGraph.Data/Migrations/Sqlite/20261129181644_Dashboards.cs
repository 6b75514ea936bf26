using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dashboards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "coach_totals",
                columns: table => new
                {
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    learning = table.Column<string>(type: "TEXT", nullable: false),
                    spend = table.Column<string>(type: "TEXT", nullable: false),
                    informal = table.Column<string>(type: "TEXT", nullable: false),
                    booked = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coach_totals", x => x.coach_id);
                    table.ForeignKey(
                        name: "fk_coach_totals_coach_coach_id",
                        column: x => x.coach_id,
                        principalTable: "coach",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workforce_snapshot",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workforce_snapshot", x => x.day);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "coach_totals");

            migrationBuilder.DropTable(
                name: "workforce_snapshot");
        }
    }
}
