using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Dashboards;

/// <summary>Who has numbers of whom, and when they change.</summary>
public sealed class DashboardAccessTests() : ApiTests(Database.Sqlite)
{
    private const string Everything = "{ workforceDashboard { coachCount { label } learning { completionCount { value label } formalMinutes } completions(by: MONTH) { key count { label } cpdMinutes } } }";
    private const string OwnTeam = "{ workforceDashboard(filter: { ownTeam: true }) { coachCount { value exact } learning { completionCount { value } } } }";

    [Theory]
    [InlineData("amira", Role.Coach, ErrorCodes.Forbidden)]
    [InlineData("rhona", Role.Publisher, ErrorCodes.Forbidden)]
    [InlineData("adam", Role.Administrator, ErrorCodes.Forbidden)]
    [InlineData("hope", Role.Coach, ErrorCodes.Forbidden)]
    public async Task Without_a_role_for_numbers_they_are_refused(string who, Role role, string code) => OnlyError(await Api.As(who, role).Send(Everything), code);

    [Fact]
    public async Task Without_a_token_they_are_refused() => OnlyError(await Send(Everything), ErrorCodes.Unauthenticated);

    [Theory]
    [InlineData("fiona", Role.Analyst, "")]
    [InlineData("carla", Role.Analyst, "")]
    [InlineData("anya", Role.Analyst, "ownTeam: true")]
    [InlineData("stella", Role.Steward, "ownTeam: true")]
    [InlineData("anya", Role.Analyst, "organisationIds: [\"QHM\"]")]
    [InlineData("anya", Role.Analyst, "organisationIds: [\"QMJ\"]")]
    [InlineData("lena", Role.Supervisor, "organisationIds: [\"Z9B2Z\"]")]
    [InlineData("fiona", Role.Analyst, "organisationIds: [\"Z9B2Z\"]")]
    [InlineData("felix", Role.Analyst, "organisationIds: [\"Z9B2Z\"]")]
    [InlineData("stella", Role.Steward, "organisationIds: [\"framework\"]")]
    public async Task Of_what_they_do_not_oversee_nobody_has_any_and_no_error_says_whether_it_is_there(string who, Role role, string filter)
    {
        foreach (var code in new[] { "QHM", "QMJ", "Z9B2Z" })
        {
            filter = filter.Replace(code, (await Read("organisation.id", $"{{ organisation(by: {{ odsCode: \"{code}\" }}) {{ id }} }}")).GetString(), StringComparison.Ordinal);
        }

        // An id of another type names no organisation.
        filter = filter.Replace("framework", (await Read("competencyFramework.id", "{ competencyFramework { id } }")).GetString(), StringComparison.Ordinal);
        var response = await Api.As(who, role).Send($"{{ workforceDashboard(filter: {{ {filter} }}) {{ asAt }} }}");

        Assert.Empty(response.Errors);
        Assert.Equal(JsonValueKind.Null, At(response.Data, "workforceDashboard").ValueKind);
    }

    [Fact]
    public async Task A_line_manager_has_last_nights_numbers_of_what_they_oversee_under_the_rule_too()
    {
        var response = await Api.As("lena", Role.Supervisor).Send("{ workforceDashboard { snapshotOf disclosure { exact } organisation { id } } }");

        Assert.Equal(("2026-11-24", false), (At(response.Data, "workforceDashboard.snapshotOf").GetString(), At(response.Data, "workforceDashboard.disclosure.exact").GetBoolean()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task One_completion_more_changes_nothing_for_an_analyst_on_the_day_and_a_team_at_once(Database database)
    {
        await using var api = await ApiServer.ToWriteToAsync(database, _ => { });
        var (before, teamBefore) = (await api.As("anya", Role.Analyst).Send(Everything), await api.As("lena", Role.Supervisor).Send(OwnTeam));

        var recorded = await api.As("amira", Role.Coach).Send(
            """
            mutation { recordCompletion(input: { offer: { slug: "example-persistent-pain-coaching" }, occurredOn: "2026-11-20", cpdMinutes: 600 }) { completion { id } userErrors { message } } }
            """);
        Assert.True(At(recorded.Data, "recordCompletion.completion.id").ValueKind == JsonValueKind.String, recorded.ToString());

        var (after, teamAfter) = (await api.As("anya", Role.Analyst).Send(Everything), await api.As("lena", Role.Supervisor).Send(OwnTeam));

        Assert.Empty(before.Errors);
        Assert.Equal(before.Data.GetRawText(), after.Data.GetRawText());
        Assert.Equal(
            At(teamBefore.Data, "workforceDashboard.learning.completionCount.value").GetInt32() + 1,
            At(teamAfter.Data, "workforceDashboard.learning.completionCount.value").GetInt32());

        // Another process on the same database has the same for the analyst.
        await using var beside = await api.StartBesideAsync();
        Assert.Equal(before.Data.GetRawText(), (await beside.As("anya", Role.Analyst).Send(Everything)).Data.GetRawText());
    }

    [Fact]
    public async Task A_team_that_is_too_large_is_refused_and_one_of_nobody_has_exact_zeros()
    {
        await using var api = await ApiServer.WithAsync(new() { ["GraphQL:Limits:MaxJudgedCoaches"] = "1" });
        var error = OnlyError(await api.As("lena", Role.Supervisor).Send(OwnTeam), ErrorCodes.LimitExceeded);

        Assert.Equal(("judgedCoaches", 1), (At(error, "extensions.limit").GetString(), At(error, "extensions.maximum").GetInt32()));
        Assert.Contains("leave ownTeam out", At(error, "message").GetString(), StringComparison.Ordinal);

        await using (var scope = api.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
            await db.SupervisorAssignments.ExecuteUpdateAsync(set => set.SetProperty(row => row.EndsOn, LondonCalendar.DayOf(ApiServer.Now).AddDays(-1)), TestContext.Current.CancellationToken);
        }

        var nobody = await api.As("lena", Role.Supervisor).Send(OwnTeam);

        Assert.Empty(nobody.Errors);
        Assert.Equal((0, true), (At(nobody.Data, "workforceDashboard.coachCount.value").GetInt32(), At(nobody.Data, "workforceDashboard.coachCount.exact").GetBoolean()));
        Assert.Equal(0, At(nobody.Data, "workforceDashboard.learning.completionCount.value").GetInt32());
    }
}
