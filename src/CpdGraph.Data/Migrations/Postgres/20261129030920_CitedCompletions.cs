using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CpdGraph.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CitedCompletions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "completion_ids",
                table: "competency_assessment",
                type: "text",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "completion_ids",
                table: "competency_assessment");
        }
    }
}
