using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Tests about people, over HTTP. A class of tests is abstract and has one subclass for each database.</summary>
public abstract class PeopleTests(Database database) : IAsyncLifetime
{
    protected PeopleServer Api { get; private set; } = null!;

    /// <summary>Whether the tests change what everybody's answers hang on. Each then has a server of its own.</summary>
    protected virtual bool NeedsOwnServer => false;

    public async ValueTask InitializeAsync() => Api = NeedsOwnServer ? await PeopleServer.OwnAsync(database) : await PeopleServer.SharedAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        if (NeedsOwnServer)
        {
            await Api.DisposeAsync();
        }
    }

    /// <summary>Sends an operation that must succeed without errors of either kind, and gives a value of its data.</summary>
    protected static async Task<JsonElement> Read(GraphQLClient client, string path, string query, object? variables = null)
    {
        var response = await client.Send(query, variables);

        Assert.True(response.Errors.Count == 0 && !response.Text.Contains("\"userErrors\":[{", StringComparison.Ordinal), response.ToString());

        return At(response.Data, path);
    }

    protected static async Task<string> ReadText(GraphQLClient client, string path, string query, object? variables = null) =>
        (await Read(client, path, query, variables)).GetString()!;

    /// <summary>A value inside JSON; kind Undefined when there is none.</summary>
    protected static JsonElement At(JsonElement json, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            json = json.ValueKind == JsonValueKind.Array
                ? json[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]
                : json.ValueKind == JsonValueKind.Object && json.TryGetProperty(step, out var value) ? value : default;
        }

        return json;
    }

    /// <summary>What is wrong, by type, code and field, each in a text, for example <c>InvalidInputError IN_FUTURE occurredOn</c>.</summary>
    protected static async Task<string[]> Refusals(GraphQLClient client, string mutation, object input)
    {
        var response = await client.Send(
            $$"""
            mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
              {{mutation}}(input: $input) { userErrors { __typename code field message } }
            }
            """,
            new { input });

        Assert.True(response.Errors.Count == 0, response.ToString());

        return
        [
            .. At(response.Data, $"{mutation}.userErrors").EnumerateArray().Select(error =>
                $"{At(error, "__typename")} {At(error, "code")} {string.Join('.', At(error, "field").EnumerateArray())}"),
        ];
    }

    /// <summary>An organisation that is open, where everybody works.</summary>
    protected Task<string> Organisation(int which = 0) =>
        ReadText(Api.Anonymous, $"organisations.nodes.{which}.id", "{ organisations(first: 2, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id } } }");

    /// <summary>Somebody who may supervise. They oversee another organisation than where the coaches work.</summary>
    protected async Task<Person> Supervisor()
    {
        var name = Api.NewName("supervisor");
        await Grant(name, new { memberName = name, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        var client = Api.As(name, Role.Supervisor);

        return new Person(client, await ReadText(client, "viewer.supervisor.id", "{ viewer { supervisor { id } } }"), name);
    }

    /// <summary>A supervisor with a clinical registration and a tier, known from elsewhere since the first of 2025.</summary>
    protected async Task<Person> QualifiedSupervisor(string tier = "TIER_3")
    {
        var supervisor = await Supervisor();
        var known = new { tier, awardedOn = "2025-01-01", basis = "Portfolio.", recognisedBy = "A school" };
        Assert.Empty(await Refusals(
            Api.Steward, "updateSupervisor", new { id = supervisor.Id, changes = new { clinicalRegistrations = new[] { new { body = "NMC" } }, tier = known }, expectedRevision = 1 }));

        return supervisor;
    }

    /// <summary>Arranges supervision of a coach, as who supervises them does.</summary>
    protected static async Task Arrange(Person by, Person coach, string kind, Person supervisor, string startsOn, string? endsOn = null) =>
        Assert.Empty(await Refusals(by.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind, supervisorId = supervisor.Id, startsOn, endsOn }));

    /// <summary>Somebody who publishes for a provider.</summary>
    protected async Task<GraphQLClient> Publisher()
    {
        var name = Api.NewName("publisher");
        await Grant(name, new { memberName = name, role = "PUBLISHER", providerId = await ReadText(Api.Anonymous, "providers.nodes.0.id", "{ providers(first: 1) { nodes { id } } }") });

        return Api.As(name, Role.Publisher);
    }

    /// <summary>A coach whose record a supervisor has made, and who has taken it over.</summary>
    /// <param name="employer">Where they work since 3 February 2025. Left out: where everybody does.</param>
    protected async Task<Person> Coach(Person supervisor, string? employer = null)
    {
        var (id, code, name) = await Registered(supervisor.Client, employer);
        var client = Api.As(name, Role.Coach);
        await Read(client, "", "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code });

        return new Person(client, id, name);
    }

    /// <summary>A coach who has not come yet, with the code of the invitation.</summary>
    protected async Task<(string Id, string Code, string Name)> Registered(GraphQLClient client, string? employer = null)
    {
        var name = Api.NewName("coach");
        var answer = await Read(
            client,
            "registerCoach",
            """
            mutation ($name: String!, $organisation: ID!) {
              registerCoach(input: {
                displayName: $name, email: "coach@example.org"
                employment: { organisationId: $organisation, jobTitle: "Health and wellbeing coach", startedOn: "2025-02-03" }
              }) { coach { id } invitationCode userErrors { code field message } }
            }
            """,
            new { name, organisation = employer ?? await Organisation() });

        return (At(answer, "coach.id").GetString()!, At(answer, "invitationCode").GetString()!, name);
    }

    /// <summary>Invites somebody to a record that is there. Gives the code.</summary>
    /// <param name="to">An InvitationTarget.</param>
    protected static Task<string> Invite(GraphQLClient client, object to) => ReadText(
        client, "issueInvitation.code", "mutation ($to: InvitationTarget!) { issueInvitation(input: { for: $to }) { code userErrors { code field message } } }", new { to });

    /// <summary>A supervisor whom a steward has registered and invited, and who has not come yet.</summary>
    protected async Task<(string Id, string Code)> InvitedSupervisor()
    {
        var id = await ReadText(
            Api.Steward,
            "registerSupervisor.supervisor.id",
            "mutation ($name: String!) { registerSupervisor(input: { supervisor: { displayName: $name } }) { supervisor { id } userErrors { code field message } } }",
            new { name = Api.NewName("invited") });

        return (id, await Invite(Api.Steward, new { supervisorId = id }));
    }

    /// <summary>An offer that is published.</summary>
    protected Task<string> Offer(int which = 0) => ReadText(
        Api.Anonymous, $"offers.nodes.{which}.id", "{ offers(first: 60, filter: { statuses: [PUBLISHED] }) { nodes { id } } }");

    /// <summary>A run of a new published offer, with who publishes for its provider and for no other. In person from 09:00 to 12:00 on 1 March 2027 unless said otherwise.</summary>
    /// <param name="details">Fields of RunDetailsInput.</param>
    /// <param name="prerequisites">Offers to be completed first.</param>
    protected async Task<RunMade> Run(object? details = null, params string[] prerequisites)
    {
        var name = Api.NewName("hub");
        var provider = await ReadText(
            Api.Steward,
            "registerProvider.provider.id",
            "mutation ($name: String!) { registerProvider(input: { name: $name, kind: TRAINING_HUB }) { provider { id } userErrors { code field message } } }",
            new { name });
        await Grant(name, new { memberName = name, role = "PUBLISHER", providerId = provider });
        var publisher = Api.As(name, Role.Publisher);
        var offer = await ReadText(
            publisher,
            "createOffer.offer.id",
            "mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id } userErrors { code field message } } }",
            new
            {
                input = new
                {
                    providerId = provider,
                    offer = new
                    {
                        title = name,
                        summary = "A day on listening well.",
                        channel = "TRAINING_HUB",
                        format = "WORKSHOP",
                        deliveryMode = "LIVE_ONLINE",
                        days = "0.5",
                        audience = "Coaches.",
                        cpdMinutes = 180,
                        prerequisiteIds = prerequisites,
                    },
                },
            });
        object[] set = [new { competency = new { code = "2.1" }, coverage = "DEVELOPS" }];
        Assert.Empty(await Refusals(publisher, "mapOfferCompetencies", new { offer = new { id = offer }, set, expectedRevision = 1 }));
        Assert.Empty(await Refusals(publisher, "publishOffer", new { offer = new { id = offer }, expectedRevision = 2 }));

        return new(new Person(publisher, provider, name), await Scheduled(publisher, offer, details), offer);
    }

    /// <summary>Another run of an offer. Gives its id.</summary>
    protected static Task<string> Scheduled(GraphQLClient publisher, string offer, object? details = null)
    {
        var run = JsonSerializer.SerializeToElement(details ?? new { }).EnumerateObject().ToDictionary(field => field.Name, field => (object)field.Value);

        if (!run.ContainsKey("sessions"))
        {
            run.TryAdd("startsAt", "2027-03-01T09:00:00Z");
            run.TryAdd("endsAt", "2027-03-01T12:00:00Z");
        }

        return ReadText(
            publisher,
            "scheduleRun.run.id",
            "mutation ($input: ScheduleRunInput!) { scheduleRun(input: $input) { run { id } userErrors { code field message } } }",
            new { input = new { offer = new { id = offer }, run } });
    }

    /// <summary>Lets the run take place: its last day was 16 November 2026.</summary>
    protected Task TakesPlace(RunMade run) => Api.Change(async db =>
    {
        var id = new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value);
        var before = await db.Runs.FirstAsync(row => row.Id == id);
        var sessions = await db.RunSessions.Where(row => row.RunId == id).OrderBy(row => row.StartsAt).ToListAsync();
        var days = new DateOnly(2026, 11, 16).DayNumber - LondonCalendar.DayOf(before.EndsAt).DayNumber;
        db.Replace(before, before with
        {
            StartsAt = before.StartsAt.AddDays(days),
            EndsAt = before.EndsAt.AddDays(days),
            Sessions = [.. sessions.Select(row => new RunSession { Key = row.Key, StartsAt = row.StartsAt.AddDays(days), EndsAt = row.EndsAt.AddDays(days), Title = row.Title, Venue = row.Venue })],
            Revision = before.Revision + 1,
        });
    });

    /// <summary>Asks for a place on a run for a coach. Gives its id.</summary>
    protected static Task<string> Enrol(GraphQLClient by, string runId, string? coachId = null) => ReadText(
        by,
        "requestEnrolment.enrolment.id",
        "mutation ($input: RequestEnrolmentInput!) { requestEnrolment(input: $input) { enrolment { id } userErrors { code field message } } }",
        new { input = new { runId, coachId } });

    /// <summary>A stream of money.</summary>
    protected async Task<string> Stream(string kind)
    {
        var streams = await Read(Api.Anonymous, "fundingStreams.nodes", "{ fundingStreams(first: 100) { nodes { id kind } } }");

        return streams.EnumerateArray().First(stream => At(stream, "kind").GetString() == kind).GetProperty("id").GetString()!;
    }

    /// <summary>Recognises a tier of a new coach of a supervisor, skipping those below. Gives the id of the recognition.</summary>
    protected async Task<string> Award(Person supervisor, string tier, string awardedOn) => await Award(supervisor, (await Coach(supervisor)).Id, tier, awardedOn);

    /// <summary>Recognises a tier of a coach, skipping those below. Gives the id of the recognition.</summary>
    protected static Task<string> Award(Person supervisor, string coachId, string tier, string awardedOn) => ReadText(
        supervisor.Client,
        "awardCoachTier.award.id",
        "mutation ($input: AwardCoachTierInput!) { awardCoachTier(input: $input) { award { id } userErrors { code field message } } }",
        new { input = new { coachId, tier, awardedOn, basis = "Portfolio of evidence.", overrideReason = "Recognised elsewhere." } });

    /// <summary>Records a completion of an hour. Gives its id.</summary>
    protected async Task<string> Record(Person coach, string offer, string occurredOn = "2026-06-01") => await ReadText(
        coach.Client,
        "recordCompletion.completion.id",
        """
        mutation ($offer: ID!, $day: Date!) {
          recordCompletion(input: { offer: { id: $offer }, occurredOn: $day, cpdMinutes: 60 }) { completion { id } userErrors { code field message } }
        }
        """,
        new { offer, day = occurredOn });

    protected Task<JsonElement> Grant(string subject, object membership) => Read(
        Api.Steward,
        "grantMembership.membership",
        """
        mutation ($principal: PrincipalKey!, $membership: MembershipInput!) {
          grantMembership(input: { principal: $principal, membership: $membership }) { membership { id memberName } userErrors { code field message } }
        }
        """,
        new { principal = new { issuer = DevelopmentSignIn.Issuer, subject }, membership });
}

/// <summary>Somebody who signs in.</summary>
/// <param name="Id">Global id of the coach or supervisor.</param>
public sealed record Person(GraphQLClient Client, string Id, string Name);

/// <summary>A run of an offer that was published for it.</summary>
/// <param name="Publisher">Publishes for the provider of the run; the id is that of the provider.</param>
public sealed record RunMade(Person Publisher, string Id, string OfferId);
