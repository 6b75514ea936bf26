using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;

namespace CpdGraph.Api.Tests.Features.Supervision;

/// <summary>What tests of supervision have in common.</summary>
public abstract class SupervisionScenes(Database database) : PeopleTests(database)
{
    protected const string Confirm =
        """
        mutation ($id: ID!) {
          confirmSupervisionSession(input: { id: $id }) {
            session { id verification confirmedAt coach { supervision { arrangements { kind status } } } } userErrors { code field message }
          }
        }
        """;

    /// <summary>A coach with one qualified supervisor for all three kinds, since a day in the past.</summary>
    protected async Task<(Person Supervisor, Person Coach)> Arranged(string since)
    {
        var supervisor = await QualifiedSupervisor();
        var coach = await Coach(supervisor);
        await Arrange(supervisor, coach, "LINE_MANAGEMENT", supervisor, since, "2026-11-23");
        await Arrange(supervisor, coach, "CLINICAL", supervisor, since);
        await Arrange(supervisor, coach, "HEALTH_COACHING", supervisor, since);

        return (supervisor, coach);
    }

    /// <summary>Logs a meeting. Gives the payload.</summary>
    /// <param name="coach">Null: about who logs it.</param>
    protected static Task<JsonElement> Log(Person by, string kind, string heldOn, int durationMinutes, Person? coach = null, string format = "INDIVIDUAL") => Read(
        by.Client,
        "logSupervisionSession",
        """
        mutation ($input: LogSupervisionSessionInput!) {
          logSupervisionSession(input: $input) {
            session { id heldOn durationMinutes format kind verification loggedBySupervisor confirmedAt supervisorTierOnTheDay agreedActions supervisor { id } coach { id supervision { status arrangements { kind status reason } } } }
            userErrors { code field message }
          }
        }
        """,
        new { input = new { coachId = coach?.Id, kind, heldOn, durationMinutes, format } });

    /// <summary>How the supervision of the caller, who is a coach, stands.</summary>
    protected static Task<JsonElement> Overview(GraphQLClient coach, string? asAt = null) => Read(
        coach,
        "viewer.coach.supervision",
        """
        query ($day: Date) {
          viewer { coach { supervision(asAt: $day) { status arrangements {
            kind status reason nextDueOn lastHeldOn minutesThisMonth minutesLastThreeMonths groupMinutesThisMonth
            supervisor { displayName } supervisorTier supervisorQualified policy { kind sourceReference }
          } } } }
        }
        """,
        new { day = asAt });

    /// <summary>Kind, status and next day of each.</summary>
    protected static string[] Lines(JsonElement overview) =>
        [.. At(overview, "arrangements").EnumerateArray().Select(row => $"{At(row, "kind")} {At(row, "status")} {At(row, "nextDueOn")}".TrimEnd())];
}
