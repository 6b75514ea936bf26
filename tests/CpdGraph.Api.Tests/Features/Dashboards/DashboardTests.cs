using System.Collections.Concurrent;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Results;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Dashboards;

/// <summary>Numbers of a workforce over HTTP, against what the coaches' own records say.</summary>
public abstract class DashboardTests(Database database) : ApiTests(database)
{
    private const string Numbers =
        """
        fragment Safe on SafeCount { value suppressed exact label }
        fragment Numbers on WorkforceDashboard {
          snapshotOf generatedAt asAt period { from to } organisation { odsCode } disclosure { exact smallestShown roundedTo minutesRoundedTo poundsRoundedTo sourceReference }
          coachCount { ...Safe }
          readiness { status count { ...Safe } topMissing { code } }
          tiers { tier count { ...Safe } movedUp { ...Safe } }
          supervision { kind status count { ...Safe } }
          competencyCoverage { area { code } tier coaches { ...Safe } achievedShare }
          gaps(first: 5) { competency { code } coachesInNeed { ...Safe } offerCount upcomingRunCount }
          learning { completionCount { ...Safe } coachCount { ...Safe } formalMinutes informalMinutes }
          byMonth: completions { key label count { ...Safe } cpdMinutes }
          byEmployer: completions(by: ORGANISATION) { key label count { ...Safe } }
          byChannel: completions(by: OFFER_CHANNEL) { key label count { ...Safe } }
          funding { stream { code } coachCount { ...Safe } allocated { amount } committed { amount } spent { amount } remaining { amount } }
          offers { channel count accreditedCount upcomingRunCount }
          places { runs offered booked { ...Safe } attended { ...Safe } didNotAttend { ...Safe } }
          previous { period { from to } coachCount { ...Safe } readiness { status count { ...Safe } } previous { asAt } gaps { offerCount } competencyCoverage { tier } }
        }
        """;

    private const string Records =
        """
        query ($after: String) { coaches(first: 10, after: $after) {
          nodes {
            employer { parent { odsCode } }
            march: employer(asAt: "2026-03-31") { then: parent(asAt: "2026-03-31") { odsCode } now: parent { odsCode } }
            april: employer(asAt: "2026-04-30") { then: parent(asAt: "2026-04-30") { odsCode } now: parent { odsCode } }
            tier referralReadiness { status } supervision { arrangements { kind status } }
            cpdYear(startingIn: 2026) { formalMinutes informalMinutes }
            completions(first: 100, filter: { occurredOn: { from: "2026-04-01" } }) { nodes { occurredOn verification replacedBy { id } offerVersion { channel } } }
          }
          pageInfo { hasNextPage endCursor }
        } }
        """;

    private static readonly ConcurrentDictionary<(Type, string), Task<JsonElement[]>> RecordsRead = new();

    [Fact]
    public async Task A_line_manager_has_exact_numbers_of_their_team_that_agree_with_its_records()
    {
        var team = await RecordsFor("lena", Role.Supervisor);
        var numbers = await Dashboard("lena", Role.Supervisor, "ownTeam: true");

        Assert.NotEmpty(team);
        Assert.Equal(JsonValueKind.Null, At(numbers, "snapshotOf").ValueKind);
        Assert.True(At(numbers, "disclosure.exact").GetBoolean());
        AssertAgree(numbers, team, exact: true);
        Assert.Equal(team.Sum(coach => At(coach, "cpdYear.formalMinutes").GetInt32()), At(numbers, "learning.formalMinutes").GetInt32());
        Assert.Equal(team.Sum(coach => At(coach, "cpdYear.informalMinutes").GetInt32()), At(numbers, "learning.informalMinutes").GetInt32());
    }

    [Fact]
    public async Task A_steward_has_numbers_of_everyone_as_of_last_night_under_the_rule()
    {
        var everyone = await RecordsFor("stella", Role.Steward);
        var numbers = await Dashboard("stella", Role.Steward, "");

        Assert.Equal("2026-11-24", At(numbers, "snapshotOf").GetString());
        Assert.Equal(("2026-04-01", "2026-11-24", "2026-11-24"), (At(numbers, "period.from").GetString(), At(numbers, "period.to").GetString(), At(numbers, "asAt").GetString()));
        Assert.Equal((false, 8, 5), (At(numbers, "disclosure.exact").GetBoolean(), At(numbers, "disclosure.smallestShown").GetInt32(), At(numbers, "disclosure.roundedTo").GetInt32()));
        AssertAgree(numbers, everyone, exact: false);
        Assert.Equal(("2025-04-01", "2025-11-30"), (At(numbers, "previous.period.from").GetString(), At(numbers, "previous.period.to").GetString()));
        Assert.Equal(JsonValueKind.Null, At(numbers, "previous.previous").ValueKind);
        Assert.Equal((0, 0), (At(numbers, "previous.gaps").GetArrayLength(), At(numbers, "previous.competencyCoverage").GetArrayLength()));
    }

    [Fact]
    public async Task An_analyst_has_the_same_numbers_of_all_that_they_oversee_and_of_the_board_that_it_is()
    {
        var board = await BoardId("Z9B2Z");
        var below = (await RecordsFor("stella", Role.Steward)).Where(coach => At(coach, "employer.parent.odsCode").ValueKind == JsonValueKind.String && At(coach, "employer.parent.odsCode").GetString() == "Z9B2Z").ToArray();
        var all = await Dashboard("anya", Role.Analyst, "");
        var one = await Dashboard("anya", Role.Analyst, $"organisationIds: [\"{board}\"]");

        AssertAgree(all, below, exact: false);
        Assert.Equal("Z9B2Z", At(one, "organisation.odsCode").GetString());
        Assert.Equal(all.GetRawText().Replace("\"organisation\":null", "", StringComparison.Ordinal), one.GetRawText().Replace("\"organisation\":{\"odsCode\":\"Z9B2Z\"}", "", StringComparison.Ordinal));
        Assert.True(At(all, "offers").EnumerateArray().Sum(offer => At(offer, "count").GetInt32()) > 10);
        Assert.True(At(all, "places.runs").GetInt32() > 0);
    }

    [Theory]
    [InlineData("QMJ", "AS_AT_THE_DAY", "then")]
    [InlineData("QMJ", "AS_NOW", "now")]
    [InlineData("Z9B2Z", "AS_AT_THE_DAY", "then")]
    [InlineData("Z9B2Z", "AS_NOW", "now")]
    public async Task An_area_that_was_taken_over_is_shown_both_ways_before_and_after_the_day(string code, string basis, string parent)
    {
        var everyone = await RecordsFor("stella", Role.Steward);

        foreach (var (month, last) in new[] { ("march", "2026-03-31"), ("april", "2026-04-30") })
        {
            var filter = $"organisationIds: [\"{await BoardId(code)}\"], organisationsAs: {basis}, period: {{ from: \"{last[..8]}01\", to: \"{last}\" }}";
            var numbers = await Dashboard("stella", Role.Steward, filter);

            AssertShown(At(numbers, "coachCount"), everyone.Count(coach => At(coach, $"{month}.{parent}.odsCode").ToString() == code), exact: false);
        }

        // Before the day it had them, or its successor has them now.
        Assert.Contains(everyone, coach => At(coach, "march.then.odsCode").ToString() == "QMJ" && At(coach, "march.now.odsCode").ToString() == "Z9B2Z");
    }

    [Fact]
    public async Task Groups_have_keys_and_labels_for_an_axis()
    {
        var numbers = await Dashboard("lena", Role.Supervisor, "ownTeam: true, period: { from: \"2026-01-01\", to: \"2026-06-30\" }");
        var response = await Api.As("lena", Role.Supervisor).Send(
            """
            { workforceDashboard(filter: { ownTeam: true, period: { from: "2026-01-01", to: "2026-06-30" } }) {
              quarter: completions(by: QUARTER) { key label } year: completions(by: FINANCIAL_YEAR) { key label } tier: completions(by: TIER) { key label }
              kind: completions(by: PROVIDER_KIND) { key } format: completions(by: OFFER_FORMAT) { key } area: completions(by: COMPETENCY_AREA) { key label }
              competency: completions(by: COMPETENCY) { key label } stream: completions(by: FUNDING_STREAM) { key label }
            } }
            """);

        Assert.Empty(response.Errors);
        Assert.Equal(["2026-01 Jan 2026", "2026-02 Feb 2026", "2026-03 Mar 2026", "2026-04 Apr 2026", "2026-05 May 2026", "2026-06 Jun 2026"], Keys(At(numbers, "byMonth")));
        Assert.Equal(["2026-01 Jan to Mar 2026", "2026-04 Apr to Jun 2026"], Keys(At(response.Data, "workforceDashboard.quarter")));
        Assert.Equal(["2025-26 2025-26", "2026-27 2026-27"], Keys(At(response.Data, "workforceDashboard.year")));
        Assert.All(Keys(At(response.Data, "workforceDashboard.tier")), text => Assert.Matches("^(TIER_[1-4] Tier [1-4]| No tier)$", text));
        Assert.All(At(response.Data, "workforceDashboard.competency").EnumerateArray(), group => Assert.Matches("^([1-9]\\.[1-9][0-9]?|)$", At(group, "key").GetString()));

        static string[] Keys(JsonElement groups) => [.. groups.EnumerateArray().Select(group => $"{At(group, "key")} {At(group, "label")}")];
    }

    [Fact]
    public async Task Last_nights_numbers_cost_no_statement_and_those_of_a_team_as_many_whatever_its_size()
    {
        var query = Numbers + " { workforceDashboard { ...Numbers } }";
        await Api.As("anya", Role.Analyst).Send(query);
        var signedIn = await Api.As("anya", Role.Analyst).Send("{ __typename }");
        var again = await Api.As("anya", Role.Analyst).Send(query);

        Assert.Empty(again.Errors);
        Assert.Equal(ApiServer.StatementsOf(signedIn), ApiServer.StatementsOf(again));

        var statements = new HashSet<int>();
        var sizes = new HashSet<int>();

        foreach (var manager in new[] { "lena", "moira" })
        {
            var team = await Api.As(manager, Role.Supervisor).Send(Numbers + " { workforceDashboard(filter: { ownTeam: true }) { ...Numbers } }");
            statements.Add(ApiServer.StatementsOf(team));
            sizes.Add(At(team.Data, "workforceDashboard.coachCount.value").GetInt32());
        }

        Assert.Equal((1, 2), (statements.Count, sizes.Count));
    }

    [Theory]
    [InlineData("period: { from: \"2026-04-01\" }", "filter.period", "Give its first and its last day")]
    [InlineData("period: { from: \"2026-04-30\", to: \"2026-04-01\" }", "filter.period", "The last day is before the first.")]
    [InlineData("period: { from: \"2026-04-01\", to: \"2026-05-31\" }", "filter.period", "a calendar month, a quarter that begins in April")]
    [InlineData("period: { from: \"2026-11-01\", to: \"2026-11-24\" }", "filter.period", "is none of them")]
    [InlineData("tiers: []", "filter.tiers", "leave the list out for coaches of any tier or none")]
    [InlineData("tiers: [TIER_1, TIER_2]", "filter.tiers", "Name one tier.")]
    [InlineData("organisationIds: []", "filter.organisationIds", "leave the list out for everything that you oversee")]
    [InlineData("organisationIds: [\"nonsense\"]", "filter.organisationIds.0", "This is not a global id")]
    [InlineData("organisationIds: [\"BOARD\", \"OTHER\"]", "filter.organisationIds", "Name one organisation.")]
    [InlineData("ownTeam: true, organisationIds: [\"BOARD\"]", "filter.organisationIds", "leave ownTeam out")]
    [InlineData("ownTeam: true, period: { from: \"2026-04-02\", to: \"2026-05-31\" }", "filter.period", "Ask for whole months")]
    [InlineData("ownTeam: true, period: { from: \"2000-01-01\", to: \"2026-10-31\" }", "filter.period", "Ask for at most 100 months")]
    public async Task What_cannot_be_answered_is_refused_with_what_to_ask_for(string filter, string argument, string mend)
    {
        filter = filter.Replace("BOARD", await BoardId("Z9B2Z"), StringComparison.Ordinal).Replace("OTHER", await BoardId("QM7"), StringComparison.Ordinal);
        var response = await Api.As("lena", Role.Supervisor).Send($"{{ workforceDashboard(filter: {{ {filter} }}) {{ asAt }} }}");
        var error = OnlyError(response, ErrorCodes.BadUserInput);

        Assert.Equal(argument, At(error, "extensions.argument").GetString());
        Assert.Contains(mend, At(error, "message").GetString(), StringComparison.Ordinal);
        Assert.Equal("workforceDashboard", At(error, "path.0").GetString());
    }

    [Fact]
    public async Task The_same_organisation_twice_is_one_and_a_tier_twice_too()
    {
        var board = await BoardId("Z9B2Z");

        Assert.Equal("Z9B2Z", At(await Dashboard("anya", Role.Analyst, $"organisationIds: [\"{board}\", \"{board}\"], tiers: [TIER_1, TIER_1]"), "organisation.odsCode").GetString());
        Assert.Empty((await Api.As("lena", Role.Supervisor).Send("{ workforceDashboard(filter: { ownTeam: true, tiers: [TIER_1, TIER_2] }) { asAt } }")).Errors);
    }

    [Theory]
    [InlineData("-1", ErrorCodes.BadUserInput, "Ask for 0 to 100, not for -1.")]
    [InlineData("101", ErrorCodes.LimitExceeded, "Ask for at most 100, not for 101.")]
    public async Task A_list_that_is_too_long_is_refused(string first, string code, string message)
    {
        var response = await Api.As("anya", Role.Analyst).Send($"{{ workforceDashboard {{ gaps(first: {first}) {{ offerCount }} }} }}");

        Assert.Contains(message, At(OnlyError(response, code), "message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The numbers for somebody.</summary>
    protected async Task<JsonElement> Dashboard(string who, Role role, string filter)
    {
        var response = await Api.As(who, role).Send(Numbers + $" {{ workforceDashboard(filter: {{ {filter} }}) {{ ...Numbers }} }}");

        Assert.True(response.Errors.Count == 0, response.ToString());

        return At(response.Data, "workforceDashboard");
    }

    private async Task<string> BoardId(string code) => (await Read("organisation.id", $"{{ organisation(by: {{ odsCode: \"{code}\" }}) {{ id }} }}")).GetString()!;

    // Nobody writes to the server that tests share.
    private Task<JsonElement[]> RecordsFor(string who, Role role) => RecordsRead.GetOrAdd((GetType(), who), _ => ReadRecordsAsync(who, role));

    private async Task<JsonElement[]> ReadRecordsAsync(string who, Role role)
    {
        var coaches = new List<JsonElement>();
        string? after = null;

        do
        {
            var response = await Api.As(who, role).Send(Records, new { after });
            Assert.True(response.Errors.Count == 0, response.ToString());
            coaches.AddRange(At(response.Data, "coaches.nodes").EnumerateArray());
            after = At(response.Data, "coaches.pageInfo.hasNextPage").GetBoolean() ? At(response.Data, "coaches.pageInfo.endCursor").GetString() : null;
        }
        while (after is not null);

        return [.. coaches];
    }

    // What is shown is the true number, rounded or hidden as the rule says.
    private static void AssertAgree(JsonElement numbers, JsonElement[] coaches, bool exact)
    {
        var employed = coaches.Where(coach => At(coach, "employer").ValueKind == JsonValueKind.Object).ToArray();
        var completed = coaches.SelectMany(coach => At(coach, "completions.nodes").EnumerateArray())
            .Where(completion => At(completion, "verification").GetString() != "REJECTED" && At(completion, "replacedBy").ValueKind == JsonValueKind.Null).ToArray();

        AssertShown(At(numbers, "coachCount"), employed.Length, exact);

        Assert.Equal(4, At(numbers, "readiness").GetArrayLength());
        Assert.All(At(numbers, "readiness").EnumerateArray(), tally =>
            AssertShown(At(tally, "count"), employed.Count(coach => At(coach, "referralReadiness.status").GetString() == At(tally, "status").GetString()), exact));
        Assert.Equal(5, At(numbers, "tiers").GetArrayLength());
        Assert.All(At(numbers, "tiers").EnumerateArray(), tally =>
            AssertShown(At(tally, "count"), employed.Count(coach => At(coach, "tier").ToString() == At(tally, "tier").ToString()), exact));
        Assert.Equal(15, At(numbers, "supervision").GetArrayLength());
        Assert.All(At(numbers, "supervision").EnumerateArray(), tally => AssertShown(
            At(tally, "count"),
            employed.Count(coach => At(coach, "supervision.arrangements").EnumerateArray()
                .Any(held => At(held, "kind").GetString() == At(tally, "kind").GetString() && At(held, "status").GetString() == At(tally, "status").GetString())), exact));
        Assert.Equal(8, At(numbers, "byMonth").GetArrayLength());

        if (exact)
        {
            AssertShown(At(numbers, "learning.completionCount"), completed.Length, exact);
            Assert.All(At(numbers, "byMonth").EnumerateArray(), month =>
                AssertShown(At(month, "count"), completed.Count(completion => At(completion, "occurredOn").GetString()!.StartsWith(At(month, "key").GetString()!, StringComparison.Ordinal)), exact));
            Assert.All(At(numbers, "byChannel").EnumerateArray(), channel =>
                AssertShown(At(channel, "count"), completed.Count(completion => At(completion, "offerVersion.channel").GetString() == At(channel, "key").GetString()), exact));
        }
    }

    private static void AssertShown(JsonElement shown, int count, bool exact)
    {
        if (exact)
        {
            Assert.Equal((count, true), (At(shown, "value").GetInt32(), At(shown, "exact").GetBoolean()));
        }
        else if (!At(shown, "suppressed").GetBoolean())
        {
            Assert.Equal(count == 0 ? 0 : (count + 2) / 5 * 5, At(shown, "value").GetInt32());
            Assert.True(count is 0 or >= 8);
        }
    }
}

/// <inheritdoc/>
public sealed class DashboardOnSqliteTests() : DashboardTests(Database.Sqlite);

/// <inheritdoc/>
public sealed class DashboardOnPostgresTests() : DashboardTests(Database.Postgres);
