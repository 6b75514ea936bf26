using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Adds to the demonstration what it lacks, as people would: drafts, a run of each hub, funders, coaches who are expected, a completion of a run.</summary>
internal sealed class MoreOfEverything(ApiServer api)
{
    /// <returns>The two hubs that have drafts now.</returns>
    public async Task<(string A, string B)> AddAsync()
    {
        var hubs = await AddDraftsAsync();
        await AddPeopleAsync();
        await AddCompletionOfARunAsync();
        await AddPlansAsync();
        await AddSupervisionAsync();
        await AddTiersAsync(await AddCompetenceAsync());
        await AddPathwaysAsync();
        await AddPlacesAsync(hubs.A);
        await AddAttendanceAsync(hubs.A);
        await AddMoneyAsync();
        await AddCalendarLinksAsync();

        return hubs;
    }

    // A draft and one in review for each hub; and a published offer of hub B that builds on its draft.
    private async Task<(string A, string B)> AddDraftsAsync()
    {
        var hubs = new List<string>();

        foreach (var (publisher, slug) in new[] { ("rhona", "riverside-example-training-hub"), ("hugo", "hillcrest-example-training-hub") })
        {
            var provider = await IdAsync(null, "provider", "query ($slug: Slug!) { provider(by: { slug: $slug }) { id } }", new { slug });
            var draft = await OfferAsync(publisher, provider, "Gloaming draft");
            var submitted = await OfferAsync(publisher, provider, "Gloaming in review");
            await IdAsync(
                publisher, "submitOffer.offer",
                "mutation ($id: ID!) { submitOffer(input: { offer: { id: $id }, note: \"Ready.\", expectedRevision: 1 }) { offer { id } userErrors { message } } }", new { id = submitted });
            var published = await OfferAsync(publisher, provider, "Dusk published", draft);
            await IdAsync(
                publisher, "mapOfferCompetencies.offer",
                """
                mutation ($id: ID!) {
                  mapOfferCompetencies(input: { offer: { id: $id }, set: [{ competency: { code: "2.1" }, coverage: DEVELOPS }], expectedRevision: 1 }) { offer { id } userErrors { message } }
                }
                """, new { id = published });
            await IdAsync(
                publisher, "publishOffer.offer",
                "mutation ($id: ID!) { publishOffer(input: { offer: { id: $id }, expectedRevision: 2 }) { offer { id } userErrors { message } } }", new { id = published });
            var competency = await IdAsync(null, "competency", "{ competency(by: { code: \"2.1\" }) { id } }");
            await IdAsync(
                "stella", "verifyOfferMapping.offer",
                """
                mutation ($id: ID!, $competency: ID!) {
                  verifyOfferMapping(input: { offer: { id: $id }, competencyId: $competency, verification: VERIFIED, reason: "It is taught.", expectedRevision: 3 }) {
                    offer { id } userErrors { message }
                  }
                }
                """, new { id = published, competency });
            await IdAsync(
                publisher, "scheduleRun.run",
                """
                mutation ($id: ID!) {
                  scheduleRun(input: { offer: { id: $id }, external: { system: "bookings", key: "1" }, run: {
                    venue: { name: "Town hall" }, joinUrl: "https://meet.example/evening"
                    sessions: [{ startsAt: "2027-02-01T09:00:00Z", endsAt: "2027-02-01T12:00:00Z", venue: { name: "Library" } }]
                  } }) { run { id } userErrors { message } }
                }
                """, new { id = published });
            hubs.Add(provider);
        }

        return (hubs[0], hubs[1]);
    }

    private Task<string> OfferAsync(string publisher, string provider, string title, params string[] after) => IdAsync(
        publisher, "createOffer.offer",
        """
        mutation ($provider: ID!, $title: String!, $after: [ID!]) {
          createOffer(input: { providerId: $provider, offer: {
            title: $title, summary: "Not yet for everybody.", channel: TRAINING_HUB, format: WORKSHOP, deliveryMode: LIVE_ONLINE, days: "0.5"
            audience: "Coaches.", price: { amount: "10.00" }, prerequisiteIds: $after
          } }) { offer { id } userErrors { message field } }
        }
        """, new { provider, title, after });

    // Two who fund amira's employer, and coaches who have not come yet.
    private async Task AddPeopleAsync()
    {
        var employer = await IdAsync("amira", "viewer.coach.employer", "{ viewer { coach { employer { id } } } }");

        foreach (var (subject, role) in new[] { ("fay", "ANALYST"), ("frank", "SUPERVISOR") })
        {
            await IdAsync(
                "stella", "grantMembership.membership",
                """
                mutation ($issuer: String!, $subject: String!, $role: Role!, $organisation: ID!) {
                  grantMembership(input: {
                    principal: { issuer: $issuer, subject: $subject }
                    membership: { memberName: $subject, role: $role, organisationId: $organisation, relation: FUNDS }
                  }) { membership { id } userErrors { message } }
                }
                """, new { issuer = DevelopmentSignIn.Issuer, subject, role, organisation = employer });
        }

        foreach (var supervisor in new[] { "lena", "stefan" })
        {
            await IdAsync(
                supervisor, "registerCoach.coach",
                """
                mutation ($organisation: ID!) {
                  registerCoach(input: {
                    displayName: "Expected", email: "expected@example.org"
                    employment: { organisationId: $organisation, placedWithId: $organisation, jobTitle: "Coach", startedOn: "2026-11-02" }
                  }) { coach { id } userErrors { message } }
                }
                """, new { organisation = employer });
        }
    }

    // A completion of a run, as no demonstration has it.
    private async Task AddCompletionOfARunAsync()
    {
        var run = await AskAsync(
            null, "runs.nodes", "{ runs(first: 1, filter: { statuses: [COMPLETED] }, orderBy: { field: STARTS_AT, direction: DESC }) { nodes { id endsAt offer { id } } } }");
        await IdAsync(
            "amira", "recordCompletion.completion",
            """
            mutation ($offer: ID!, $run: ID!, $day: Date!) {
              recordCompletion(input: { offer: { id: $offer }, runId: $run, occurredOn: $day, cpdMinutes: 30, evidenceUrl: "https://certificates.example/run" }) {
                completion { id } userErrors { message field }
              }
            }
            """,
            new { offer = run[0].GetProperty("offer").GetProperty("id").GetString(), run = run[0].GetProperty("id").GetString(), day = run[0].GetProperty("endsAt").GetString()![..10] });
    }

    // Places on an online run with a single one: one is booked and one waits.
    private async Task AddPlacesAsync(string hub)
    {
        var offer = await PublishedAsync(hub, "Places");
        var run = await IdAsync(
            "rhona", "scheduleRun.run",
            """
            mutation ($id: ID!) {
              scheduleRun(input: { offer: { id: $id }, run: {
                startsAt: "2027-03-01T09:00:00Z", endsAt: "2027-03-01T12:00:00Z", capacity: 1, waitingListOpen: true, cancellationNoticeDays: 7, joinUrl: "https://meet.example/places"
              } }) { run { id } userErrors { message } }
            }
            """, new { id = offer });

        var streams = await AskAsync(null, "fundingStreams.nodes", "{ fundingStreams(first: 100) { nodes { id kind } } }");
        var stream = streams.EnumerateArray().First(one => one.GetProperty("kind").GetString() == "SELF").GetProperty("id").GetString();

        foreach (var coach in new[] { "amira", "ben" })
        {
            await IdAsync(
                coach, "requestEnrolment.enrolment",
                """
                mutation ($run: ID!, $stream: ID!) {
                  requestEnrolment(input: { runId: $run, funding: [{ streamId: $stream, amount: { amount: "10.00" } }] }) { enrolment { id } userErrors { message field } }
                }
                """, new { run, stream });
        }
    }

    // A run that is over: one attended, for money, and one did not come.
    private async Task AddAttendanceAsync(string hub)
    {
        var offer = await PublishedAsync(hub, "Attended");
        var run = await IdAsync(
            "rhona", "scheduleRun.run",
            """
            mutation ($id: ID!) {
              scheduleRun(input: { offer: { id: $id }, run: { startsAt: "2027-04-01T09:00:00Z", endsAt: "2027-04-01T12:00:00Z", price: { amount: "10.00" } } }) {
                run { id } userErrors { message }
              }
            }
            """, new { id = offer });
        var places = new List<string>();

        foreach (var coach in new[] { "amira", "ben" })
        {
            places.Add(await IdAsync(
                coach, "requestEnrolment.enrolment",
                "mutation ($run: ID!) { requestEnrolment(input: { runId: $run }) { enrolment { id } userErrors { message field } } }", new { run }));
        }

        // Nobody schedules a run that is over, and the clock stands still.
        var id = new OfferRunId(GlobalId.TryRead(run)!.Value.Value);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var before = await db.Runs.FirstAsync(row => row.Id == id);
        db.Replace(before, before with { StartsAt = ApiServer.Now.AddDays(-4), EndsAt = ApiServer.Now.AddDays(-4).AddHours(3), Revision = before.Revision + 1 });
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<CatalogueStore>().CatchUpAsync(CancellationToken.None);
        await IdAsync(
            "rhona", "recordRunAttendance.run",
            """
            mutation ($run: ID!, $came: ID!, $away: ID!) {
              recordRunAttendance(input: { runId: $run, attendance: [{ enrolmentId: $came, cpdMinutes: 90 }, { enrolmentId: $away, didNotAttend: true }] }) {
                run { id } userErrors { message field }
              }
            }
            """, new { run, came = places[0], away = places[1] });
    }

    private async Task<string> PublishedAsync(string hub, string title)
    {
        var offer = await OfferAsync("rhona", hub, title);
        await IdAsync(
            "rhona", "mapOfferCompetencies.offer",
            """
            mutation ($id: ID!) {
              mapOfferCompetencies(input: { offer: { id: $id }, set: [{ competency: { code: "2.1" }, coverage: DEVELOPS }], expectedRevision: 1 }) { offer { id } userErrors { message } }
            }
            """, new { id = offer });

        return await IdAsync(
            "rhona", "publishOffer.offer",
            "mutation ($id: ID!) { publishOffer(input: { offer: { id: $id }, expectedRevision: 2 }) { offer { id } userErrors { message } } }", new { id = offer });
    }

    // Money for a completion of amira's: out of the budget of her employer, and out of that of the board above it.
    private async Task AddMoneyAsync()
    {
        var completions = await AskAsync("amira", "completions.nodes", "{ completions(first: 50) { nodes { id cost { amount } } } }");
        var completionId = completions.EnumerateArray().First(node => node.GetProperty("cost").ValueKind == JsonValueKind.Null).GetProperty("id").GetString();

        foreach (var (funder, code, @for) in new (string, string, object)[]
        {
            ("fay", "PCN_EMPLOYER", new { completionId }), ("felix", "HUB_COMMISSIONED", new { completionId }),
        })
        {
            var budgets = await AskAsync(funder, "fundingAllocations.nodes", "{ fundingAllocations { nodes { id stream { id code } } } }");
            var budget = budgets.EnumerateArray().First(node => node.GetProperty("stream").GetProperty("code").GetString() == code);
            await AskAsync(
                funder, "awardFunding.awards",
                """
                mutation ($for: FundingTargetKey!, $stream: ID!, $budget: ID!) {
                  awardFunding(input: { for: $for, funding: [{ streamId: $stream, allocationId: $budget, amount: { amount: "5.00" } }] }) { awards { id } userErrors { message field } }
                }
                """,
                new { @for, stream = budget.GetProperty("stream").GetProperty("id").GetString(), budget = budget.GetProperty("id").GetString() });
        }
    }

    // One that works for each, and one of amira's that does not any more.
    private async Task AddCalendarLinksAsync()
    {
        foreach (var coach in new[] { "amira", "amira", "hope" })
        {
            await IdAsync(
                coach, "issueCalendarLink.calendarLink", "mutation { issueCalendarLink(input: { label: \"My phone\" }) { calendarLink { id } userErrors { message } } }");
        }
    }

    // Of a coach who has none yet.
    private async Task AddPlansAsync()
    {
        var offer = await IdAsync(null, "offer", "{ offer(by: { slug: \"dusk-published\" }) { id } }");
        var pathway = await IdAsync(null, "pathway", "{ pathway(by: { slug: \"core-practice\" }) { id } }");
        var competency = await IdAsync(null, "competency", "{ competency(by: { code: \"4.1\" }) { id } }");

        foreach (var coach in new[] { "hope" })
        {
            await IdAsync(
                coach, "createPlan.plan",
                """
                mutation ($offer: ID!, $pathway: ID!, $competency: ID!) {
                  createPlan(input: { plan: { startsOn: "2026-11-01", reviewOn: "2027-05-01", aspiration: "Lead groups.", actions: [
                    { key: "learn", title: "Learn it", offerId: $offer, pathwayId: $pathway, competencyIds: [$competency] }
                  ] } }) { plan { id } userErrors { message field } }
                }
                """, new { offer, pathway, competency });
        }
    }

    // A tier of amira's that cites what she completed and shares, and a supervisor of whom more is known than a name, who is expected.
    private async Task AddTiersAsync(IReadOnlyList<string> evidence)
    {
        var coach = await AskAsync("amira", "viewer.coach", "{ viewer { coach { id completions(first: 1) { nodes { id } } } } }");
        await IdAsync(
            "lena", "awardCoachTier.award",
            """
            mutation ($coach: ID!, $completion: ID!, $evidence: [ID!]) {
              awardCoachTier(input: {
                coachId: $coach, tier: TIER_4, awardedOn: "2026-11-20", basis: "Known from elsewhere.", overrideReason: "Recognised elsewhere."
                completionIds: [$completion], evidenceIds: $evidence
              }) { award { id } userErrors { message field } }
            }
            """,
            new { coach = coach.GetProperty("id").GetString(), evidence = evidence.Skip(1), completion = coach.GetProperty("completions").GetProperty("nodes")[0].GetProperty("id").GetString() });
        var supervisor = await IdAsync(
            "stella", "registerSupervisor.supervisor",
            """
            mutation {
              registerSupervisor(input: { supervisor: {
                displayName: "Known Elsewhere", clinicalRegistrations: [{ body: "NMC", number: "12A3456E" }]
                tier: { tier: TIER_3, awardedOn: "2025-03-01", basis: "Portfolio.", recognisedBy: "A school" }
              } }) { supervisor { id } userErrors { message } }
            }
            """);
        await IdAsync(
            "stella", "issueInvitation.invitation",
            "mutation ($id: ID!) { issueInvitation(input: { for: { supervisorId: $id } }) { invitation { id } userErrors { message } } }", new { id = supervisor });
    }

    // Meetings that coach and supervisor have logged.
    private async Task AddSupervisionAsync()
    {
        var coach = await IdAsync("amira", "viewer.coach", "{ viewer { coach { id } } }");
        const string log =
            """
            mutation ($coach: ID, $kind: SupervisionKind!) {
              logSupervisionSession(input: { coachId: $coach, kind: $kind, heldOn: "2026-11-20", durationMinutes: 45, agreedActions: "Try *scaling*." }) {
                session { id } userErrors { message field }
              }
            }
            """;
        await IdAsync("amira", "logSupervisionSession.session", log, new { kind = "LINE_MANAGEMENT" });
        await IdAsync("clara", "logSupervisionSession.session", log, new { coach, kind = "CLINICAL" });
    }

    // A portfolio with an item of each sharing, and assessments that cite some of it.
    private async Task<IReadOnlyList<string>> AddCompetenceAsync()
    {
        var coach = await AskAsync("amira", "viewer.coach", "{ viewer { coach { id completions(first: 1) { nodes { id } } } } }");
        var competency = await IdAsync(null, "competency", "{ competency(by: { code: \"2.1\" }) { id } }");
        var evidence = new List<string>();

        foreach (var sharing in new[] { "PRIVATE", "SUPERVISORS", "EMPLOYER" })
        {
            evidence.Add(await IdAsync(
                "amira", "addEvidence.evidence",
                """
                mutation ($competency: ID!, $sharing: EvidenceSharing!) {
                  addEvidence(input: { evidence: {
                    kind: CASE_STUDY, title: "A group", body: "Went *well*.", gatheredOn: "2026-11-02", linkUrl: "https://evidence.example/group"
                    competencyIds: [$competency], sharing: $sharing
                  } }) { evidence { id } userErrors { message field } }
                }
                """, new { competency, sharing }));
        }

        const string assess =
            """
            mutation ($coach: ID, $kind: AssessmentKind!, $attainment: Attainment!, $evidence: [ID!]) {
              recordAssessment(input: { coachId: $coach, kind: $kind, assessedOn: "2026-11-20", items: [
                { competency: { code: "2.1" }, attainment: $attainment, rationale: "Seen *often*.", evidenceIds: $evidence }
              ] }) { coach { id } userErrors { message field } }
            }
            """;
        await IdAsync("amira", "recordAssessment.coach", assess, new { kind = "SELF", attainment = "COMPETENT", evidence });
        var completion = coach.GetProperty("completions").GetProperty("nodes")[0].GetProperty("id").GetString()!;

        // As much as any tier expects, so that it is held.
        await IdAsync(
            "lena",
            "recordAssessment.coach",
            assess,
            new { coach = coach.GetProperty("id").GetString(), kind = "SUPERVISOR", attainment = "LEADS_OTHERS", evidence = new[] { evidence[1], completion } });

        return evidence;
    }

    // Pathways of two coaches with steps that are done, ready and blocked, one of them by a completion.
    private async Task AddPathwaysAsync()
    {
        var offer = await IdAsync(null, "offer", "{ offer(by: { slug: \"lpc-bitesize-programme\" }) { id } }");
        await IdAsync(
            "amira", "recordCompletion.completion",
            """
            mutation ($offer: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-11-03", cpdMinutes: 60 }) { completion { id } userErrors { message field } }
            }
            """,
            new { offer });

        // Amira is on the core pathway already.
        foreach (var (coach, slug) in new[] { ("amira", "team-leader"), ("hope", "core-practice") })
        {
            await AskAsync(
                coach, "startPathway.coach",
                """
                mutation ($slug: Slug!) {
                  startPathway(input: { pathway: { slug: $slug }, startedOn: "2026-06-01" }) { coach { id } userErrors { message field } }
                }
                """,
                new { slug });
        }

        var amira = await IdAsync("amira", "viewer.coach", "{ viewer { coach { id } } }");
        await IdAsync(
            "lena", "confirmPathwayStep.coach",
            """
            mutation ($coach: ID!) {
              confirmPathwayStep(input: { coachId: $coach, pathway: { slug: "core-practice" }, step: "lead-or-train", metOn: "2026-11-20", note: "Seen." }) {
                coach { id } userErrors { message field }
              }
            }
            """,
            new { coach = amira });
    }

    private async Task<string> IdAsync(string? subject, string path, string query, object? variables = null) =>
        (await AskAsync(subject, path, query, variables)).GetProperty("id").GetString()!;

    private async Task<JsonElement> AskAsync(string? subject, string path, string query, object? variables = null)
    {
        var client = subject switch
        {
            null => api.Client,
            "amira" or "ben" or "hope" => api.As(subject, Role.Coach),
            "stella" => api.As(subject, Role.Steward),
            "fay" or "felix" => api.As(subject, Role.Analyst),
            "rhona" or "hugo" => api.As(subject, Role.Publisher),
            _ => api.As(subject, Role.Supervisor),
        };
        var response = await client.Send(query, variables);
        var found = response.Data;

        foreach (var step in path.Split('.'))
        {
            found = found.ValueKind == JsonValueKind.Object ? found.GetProperty(step) : default;
        }

        return found.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? found : throw new InvalidOperationException($"{path}: {response}");
    }
}
