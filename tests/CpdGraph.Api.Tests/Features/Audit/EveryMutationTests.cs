using System.Security.Cryptography;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Features.Funding;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Audit;

/// <summary>What every mutation of the contract leaves in the audit trail. A new mutation without a scenario here fails.</summary>
public abstract class EveryMutationTests(Database database) : FundingScenes(database)
{
    [Fact]
    public async Task Every_mutation_leaves_one_event_for_each_record_that_it_changes_and_none_when_it_is_refused()
    {
        var scenarios = Scenarios();

        Assert.Equal(
            SchemaFiles.Build(path: null).MutationType!.Fields.Select(field => field.Name).Order(StringComparer.Ordinal),
            scenarios.Keys.Order(StringComparer.Ordinal));

        foreach (var (mutation, prepare) in scenarios)
        {
            var scenario = await prepare();
            var before = await EventsOf(scenario.Actor);

            Assert.True((await Refusals(scenario.Client, mutation, scenario.Bad)).Length > 0, $"{mutation} was to be refused.");
            Assert.Equal((mutation, before), (mutation, await EventsOf(scenario.Actor)));

            Assert.Equal((mutation, ""), (mutation, string.Join(", ", await Refusals(scenario.Client, mutation, scenario.Good))));
            var after = await EventsOf(scenario.Actor);
            Assert.Equal((mutation, scenario.Records), (mutation, after.Count - before.Count));
            Assert.Equal(scenario.Records + before.GetValueOrDefault(mutation), after.GetValueOrDefault(mutation));
        }

        // Whatever they wrote, they kept the totals that it adds up to.
        Assert.Empty((await Api.CheckRollups(TestContext.Current.CancellationToken)).Differing);
    }

    private Dictionary<string, Func<Task<Scenario>>> Scenarios() => new()
    {
        ["registerProvider"] = async () => await BySteward(new { name = Api.NewName("hub"), kind = "TRAINING_HUB" }, new { name = "", kind = "TRAINING_HUB" }),
        ["grantMembership"] = async () => await BySteward(
            new { principal = Principal(), membership = new { memberName = "Pat", role = "STEWARD" } },
            new { principal = Principal(), membership = new { memberName = "", role = "STEWARD" } }),
        ["revokeMembership"] = async () =>
        {
            var granted = await Grant(Api.NewName("member"), new { memberName = "Pat", role = "STEWARD" });

            return await BySteward(new { id = At(granted, "id").GetString() }, new { id = "damaged" });
        },
        ["createOffer"] = async () =>
        {
            var (hub, provider) = await Hub();

            return new(hub, new { providerId = provider, offer = Details(Api.NewName("An offer")) }, new { providerId = provider, offer = Details("") });
        },
        ["updateOffer"] = async () => await OnOffer(0, (offer, revision) => new { offer, changes = new { summary = "Another one." }, expectedRevision = revision }),
        ["upsertOffer"] = async () =>
        {
            var (hub, provider) = await Hub();
            var external = new { system = "bookings", key = Api.NewName("upserted").Replace(' ', '-') };

            return new(
                hub,
                new { providerId = provider, external, offer = Details(Api.NewName("An offer")), competencies = Mappings, publish = true },
                new { providerId = provider, external = new { system = "bookings", key = "none" }, offer = Details("") });
        },
        ["mapOfferCompetencies"] = async () => await OnOffer(0, (offer, revision) => new { offer, set = Mappings, expectedRevision = revision }),
        ["submitOffer"] = async () => await OnOffer(0, (offer, revision) => new { offer, expectedRevision = revision }),
        ["publishOffer"] = async () => await OnOffer(1, (offer, revision) => new { offer, expectedRevision = revision }),
        ["withdrawOffer"] = async () => await OnOffer(2, (offer, revision) => new { offer, reason = "It is over.", expectedRevision = revision }),
        ["scheduleRun"] = async () => await OnOffer(2, (offer, revision) => new
        {
            offer,
            run = new { startsAt = "2027-03-01T09:00:00Z", endsAt = revision == WrongRevision ? "2027-02-01T09:00:00Z" : "2027-03-01T12:00:00Z", joinUrl = "https://meet.example.org/1" },
        }),
        ["updateProvider"] = async () =>
        {
            var run = await Run();
            object Input(int expectedRevision) => new { id = run.Publisher.Id, changes = new { about = "We teach." }, expectedRevision };

            return new(run.Publisher, Input(1), Input(WrongRevision));
        },
        ["returnOffer"] = async () =>
        {
            var (hub, provider) = await Hub();
            var draft = await ReadText(
                hub.Client,
                "createOffer.offer.id",
                "mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id } userErrors { message } } }",
                new { input = new { providerId = provider, offer = Details(Api.NewName("An offer")) } });
            var offer = new { id = draft };
            Assert.Empty(await Refusals(hub.Client, "submitOffer", new { offer, expectedRevision = 1 }));

            return await BySteward(new { offer, reason = "Say who can take part.", expectedRevision = 2 }, new { offer, reason = " ", expectedRevision = 2 });
        },
        ["verifyOfferMapping"] = async () =>
        {
            var offer = new { id = (await Run()).OfferId };
            var competencyId = await ReadText(Api.Anonymous, "competency.id", "{ competency(by: { code: \"2.1\" }) { id } }");

            return await BySteward(
                new { offer, competencyId, verification = "VERIFIED", expectedRevision = 3 }, new { offer, competencyId, verification = "REJECTED", expectedRevision = 3 });
        },
        ["recordAccreditation"] = async () =>
        {
            var (run, bodyId) = (await Run(), await Body());

            return new(run.Publisher, new { offer = new { id = run.OfferId }, bodyId, validFrom = "2026-01-01" }, new { offer = new { id = run.OfferId }, bodyId });
        },
        ["revokeAccreditation"] = async () =>
        {
            var run = await Run();
            var id = await ReadText(
                run.Publisher.Client,
                "recordAccreditation.accreditation.id",
                "mutation ($input: RecordAccreditationInput!) { recordAccreditation(input: $input) { accreditation { id } userErrors { message } } }",
                new { input = new { offer = new { id = run.OfferId }, bodyId = await Body(), validFrom = "2026-01-01" } });

            return await BySteward(new { id, revokedOn = "2026-11-02", reason = "It is over." }, new { id, revokedOn = "2025-11-02", reason = "It is over." });
        },
        ["updateRun"] = async () =>
        {
            // More places: the run, and who waited for one.
            var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true }));
            await Enrol((await Coach(supervisor)).Client, run.Id);
            await Enrol((await Coach(supervisor)).Client, run.Id);
            object Input(int expectedRevision) => new { id = run.Id, changes = new { capacity = 2 }, expectedRevision };

            return new(run.Publisher, Input(1), Input(WrongRevision), Records: 2);
        },
        ["cancelRun"] = async () =>
        {
            // The run, who had a place, and who waited for one.
            var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true }));
            await Enrol((await Coach(supervisor)).Client, run.Id);
            await Enrol((await Coach(supervisor)).Client, run.Id);
            object Input(int expectedRevision) => new { id = run.Id, reason = "The tutor is ill.", expectedRevision };

            return new(run.Publisher, Input(1), Input(WrongRevision), Records: 3);
        },
        ["validateImport"] = async () =>
        {
            var (hub, providerId) = await Hub();
            var uploadToken = await Upload(hub);

            return new(hub, new { dataset = "OFFERS", uploadToken, providerId }, new { dataset = "OFFERS", uploadToken = "wrong", providerId });
        },
        ["commitImport"] = async () =>
        {
            var (hub, providerId) = await Hub();

            return new(hub, new { jobId = await Import(hub, providerId) }, new { jobId = "damaged" });
        },
        ["cancelImport"] = async () =>
        {
            var (hub, providerId) = await Hub();

            return new(hub, new { jobId = await Import(hub, providerId) }, new { jobId = "damaged" });
        },
        ["registerCoach"] = async () =>
        {
            var supervisor = await Supervisor();
            var employment = new { organisationId = await Organisation(), jobTitle = "Coach", startedOn = "2025-02-03" };

            return new(supervisor, new { displayName = "Kim", email = "kim@example.org", employment }, new { displayName = "", email = "kim@example.org", employment });
        },
        ["issueInvitation"] = async () =>
        {
            var supervisor = await Supervisor();
            var (id, _, _) = await Registered(supervisor.Client);

            return new(supervisor, new { @for = new { coachId = id } }, new { @for = new { coachId = "damaged" } });
        },
        ["redeemInvitation"] = async () =>
        {
            var (_, code, name) = await Registered((await Supervisor()).Client);

            return new(new Person(Api.As(name, Role.Coach), "", name), new { code }, new { code = "wrong" });
        },
        ["updateCoachProfile"] = async () =>
        {
            var coach = await Coach(await Supervisor());
            var revision = (await Read(coach.Client, "viewer.coach.revision", "{ viewer { coach { revision } } }")).GetInt32();

            return new(coach, new { changes = new { email = "new@example.org" }, expectedRevision = revision }, new { changes = new { email = "new@example.org" }, expectedRevision = 99 });
        },
        ["assignCoachSupervisor"] = async () =>
        {
            var (supervisor, other) = (await Supervisor(), await QualifiedSupervisor());
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, kind = "CLINICAL", supervisorId = other.Id, startsOn = "2026-11-24" },
                new { coachId = coach.Id, kind = "CLINICAL", supervisorId = "damaged", startsOn = "2026-11-24" });
        },
        ["changeCoachEmployment"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, end = new { endedOn = "2026-10-31" }, next = new { organisationId = await Organisation(1), jobTitle = "Coach", startedOn = "2026-11-01" }, expectedRevision = 2 },
                new { coachId = coach.Id, end = new { endedOn = "2026-10-31" }, expectedRevision = 99 });
        },
        ["awardCoachTier"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, tier = "TIER_2", awardedOn = "2026-11-02", basis = "Portfolio.", overrideReason = "Recognised elsewhere." },
                new { coachId = coach.Id, tier = "TIER_2", awardedOn = "2026-11-02", basis = "Portfolio." });
        },
        ["revokeCoachTier"] = async () =>
        {
            var id = await Award(await Supervisor(), "TIER_2", "2026-01-05");

            return await BySteward(new { id, revokedOn = "2026-11-02", reason = "It was another's." }, new { id, revokedOn = "2027-11-02", reason = "It was another's." });
        },
        ["registerSupervisor"] = async () => await BySteward(new { supervisor = new { displayName = "Clara" } }, new { supervisor = new { } }),
        ["updateSupervisor"] = async () =>
        {
            var supervisor = await Supervisor();

            return await BySteward(
                new { id = supervisor.Id, changes = new { capacityMinutesPerMonth = 240 }, expectedRevision = 1 },
                new { id = supervisor.Id, changes = new { capacityMinutesPerMonth = 240 }, expectedRevision = 99 });
        },
        ["erasePerson"] = async () =>
        {
            var person = new { coachId = (await Coach(await Supervisor())).Id };
            var revision = (await Read(Api.Steward, "coach.revision", "query ($id: ID!) { coach(id: $id) { revision } }", new { id = person.coachId })).GetInt32();

            return await BySteward(
                new { person, reason = "REQUESTED", expectedRevision = revision }, new { person, reason = "REQUESTED", expectedRevision = WrongRevision });
        },
        ["issueCalendarLink"] = async () =>
        {
            // The address before stops working, which is told too.
            var coach = await Coach(await Supervisor());
            await CalendarLink(coach);

            return new(coach, new { label = "My phone" }, new { label = new string('x', 300) }, Records: 2);
        },
        ["revokeCalendarLink"] = async () =>
        {
            var coach = await Coach(await Supervisor());

            return new(coach, new { id = await CalendarLink(coach) }, new { id = "damaged" });
        },
        ["requestEnrolment"] = async () => new(await Coach(await Supervisor()), new { runId = (await Run()).Id }, new { runId = "damaged" }),
        ["approveEnrolment"] = async () => await OnRequest((id, _) => new { id }, (_, _) => new { id = "damaged" }),
        ["declineEnrolment"] = async () => await OnRequest((id, reason) => new { id, reason }, (id, _) => new { id, reason = " " }),
        ["cancelEnrolment"] = async () =>
        {
            // The place goes to whoever waits, which is told of both.
            var run = await Run(new { capacity = 1, waitingListOpen = true });
            var supervisor = await Supervisor();
            var (coach, next) = (await Coach(supervisor), await Coach(supervisor));
            var id = await Enrol(coach.Client, run.Id);
            await Enrol(next.Client, run.Id);

            return new(coach, new { id }, new { id = "damaged" }, Records: 2);
        },
        ["substituteEnrolment"] = async () =>
        {
            // Both places are told of it.
            var supervisor = await Supervisor();
            var (coach, colleague) = (await Coach(supervisor), await Coach(supervisor));
            var id = await Enrol(coach.Client, (await Run()).Id);

            return new(supervisor, new { id, coachId = colleague.Id }, new { id, coachId = coach.Id }, Records: 2);
        },
        ["recordRunAttendance"] = async () =>
        {
            // The place, the completion, and the place of somebody who waited.
            var (supervisor, run) = (await Supervisor(), await Run(new { capacity = 1, waitingListOpen = true }));
            var enrolmentId = await Enrol((await Coach(supervisor)).Client, run.Id);
            await Enrol((await Coach(supervisor)).Client, run.Id);
            await TakesPlace(run);

            return new(
                run.Publisher,
                new { runId = run.Id, attendance = new[] { new { enrolmentId } } },
                new { runId = run.Id, attendance = new[] { new { enrolmentId, sessionKeys = new[] { "nothing" } } } },
                Records: 3);
        },
        ["recordCompletion"] = async () =>
        {
            var (coach, offer) = (await Coach(await Supervisor()), new { id = await Offer() });
            var funding = new[] { new { streamId = await Stream("TRAINING_HUB"), sharePercent = "60" }, new { streamId = await Stream("SELF"), sharePercent = "40" } };

            // Who paid is a part of the record, and no change of its own.
            return new(
                coach,
                new { offer, occurredOn = "2026-06-01", cpdMinutes = 60, cost = new { amount = "10.01" }, funding },
                new { offer, occurredOn = "2027-06-01", cpdMinutes = 60 });
        },
        ["verifyCompletion"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);
            string[] ids = [await Record(coach, await Offer()), await Record(coach, await Offer(1))];

            return new(supervisor, new { ids }, new { ids = new[] { ids[0], "damaged" } }, Records: 2);
        },
        ["rejectCompletion"] = async () =>
        {
            var supervisor = await Supervisor();
            var id = await Record(await Coach(supervisor), await Offer());

            return new(supervisor, new { id, reason = "Not on that day." }, new { id, reason = "" });
        },
        ["recordAssessment"] = async () =>
        {
            var coach = await Coach(await Supervisor());
            object Items(string attainment) => new[]
            {
                new { competency = new { code = "2.1" }, attainment },
                new { competency = new { code = "2.2" }, attainment },
            };

            return new(
                coach,
                new { kind = "SELF", assessedOn = "2026-11-20", items = Items("AWARE") },
                new { kind = "SELF", assessedOn = "2026-11-20", items = Items("NOT_ASSESSED") },
                Records: 2);
        },
        ["addEvidence"] = async () => new(await Coach(await Supervisor()), new { evidence = Evidence("A") }, new { evidence = Evidence("") }),
        ["updateEvidence"] = async () => await OnEvidence((id, revision) => new { id, changes = new { sharing = "SUPERVISORS" }, expectedRevision = revision }),
        ["removeEvidence"] = async () => await OnEvidence((id, revision) => new { id, expectedRevision = revision }),
        ["createPlan"] = async () => new(await Coach(await Supervisor()), new { plan = Plan("A") }, new { plan = Plan("") }),
        ["updatePlan"] = async () => await OnPlan(0, (id, revision) => new { id, changes = new { cpdTargetMinutes = 600 }, expectedRevision = revision }),
        ["submitPlan"] = async () => await OnPlan(0, (id, revision) => new { id, expectedRevision = revision }),
        ["agreePlan"] = async () => await OnPlan(1, (id, revision) => new { id, agreedOn = "2026-11-20", expectedRevision = revision }),
        ["completePlanAction"] = async () => await OnPlan(2, (id, revision) => new { planId = id, key = "a", doneOn = "2026-11-21", expectedRevision = revision }),
        ["logSupervisionSession"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, kind = "LINE_MANAGEMENT", heldOn = "2026-11-24", durationMinutes = 30 },
                new { coachId = coach.Id, kind = "LINE_MANAGEMENT", heldOn = "2026-11-24", durationMinutes = 0 });
        },
        ["confirmSupervisionSession"] = async () =>
        {
            var supervisor = await Supervisor();
            var id = await ReadText(
                (await Coach(supervisor)).Client,
                "logSupervisionSession.session.id",
                "mutation { logSupervisionSession(input: { kind: LINE_MANAGEMENT, heldOn: \"2026-11-24\", durationMinutes: 30 }) { session { id } userErrors { code field } } }");

            return new(supervisor, new { id }, new { id = "damaged" });
        },
        ["logInformalLearning"] = async () =>
        {
            var coach = await Coach(await Supervisor());

            return new(
                coach,
                new { title = "Reading", kind = "READING", occurredOn = "2026-06-01", cpdMinutes = 15 },
                new { title = "Reading", kind = "READING", occurredOn = "2026-06-01", cpdMinutes = 0 });
        },
        ["startPathway"] = async () => new(
            await Coach(await Supervisor()), new { pathway = Core, startedOn = "2026-06-01" }, new { pathway = Core, startedOn = "2027-06-01" }),
        ["leavePathway"] = async () =>
        {
            var coach = await Coach(await Supervisor());
            Assert.Empty(await Refusals(coach.Client, "startPathway", new { pathway = Core }));

            return new(coach, new { pathway = Core, reason = "Another post." }, new { pathway = new { slug = "supervisor" } });
        },
        ["confirmPathwayStep"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, pathway = Core, step = "first-year", metOn = "2026-06-01", months = 12 },
                new { coachId = coach.Id, pathway = Core, step = "nothing", metOn = "2026-06-01" });
        },
        ["recordFundingAllocation"] = async () =>
        {
            object Budget(string amount, string organisationId, string streamId) => new { organisationId, streamId, amount = new { amount }, opensOn = "2026-04-01", closesOn = "2027-03-31" };
            var (organisation, stream) = (await Organisation(), GlobalId.Of((await StreamOf("PCN_EMPLOYER")).Id));

            return await BySteward(Budget("10.00", organisation, stream), Budget("0", organisation, stream));
        },
        ["awardFunding"] = async () =>
        {
            var scene = await Scene();
            var budget = GlobalId.Of(await Budget(scene.Employer, "PCN_EMPLOYER", 100m));
            var completionId = await Record(scene.Coach, await Offer());
            object[] Lines(string amount, string employer, string self) =>
                [new { streamId = employer, allocationId = budget, amount = new { amount } }, new { streamId = self, amount = new { amount } }];
            var (employer, self) = (GlobalId.Of((await StreamOf("PCN_EMPLOYER")).Id), GlobalId.Of((await StreamOf("SELF")).Id));

            return await BySteward(
                new { @for = new { completionId }, funding = Lines("75.00", employer, self) }, new { @for = new { completionId }, funding = Lines("100.01", employer, self) }) with
            { Records = 2 };
        },
        ["releaseFunding"] = async () =>
        {
            var scene = await Scene();
            var budget = GlobalId.Of(await Budget(scene.Employer, "PCN_EMPLOYER", 100m));
            var place = GlobalId.Of((await Place(scene, EnrolmentStatus.Booked)).Id);
            var awardId = await ReadText(
                Api.Steward,
                "awardFunding.awards.0.id",
                """
                mutation ($place: ID!, $stream: ID!, $budget: ID!) {
                  awardFunding(input: { for: { enrolmentId: $place }, funding: [{ streamId: $stream, allocationId: $budget, amount: { amount: "75.00" } }] }) {
                    awards { id } userErrors { message }
                  }
                }
                """,
                new { place, stream = GlobalId.Of((await StreamOf("PCN_EMPLOYER")).Id), budget });

            return await BySteward(new { awardId, reason = "Cheaper." }, new { awardId, amount = new { amount = "75.01" }, reason = "Cheaper." });
        },
        ["confirmReadinessRequirement"] = async () =>
        {
            var supervisor = await Supervisor();
            var coach = await Coach(supervisor);

            return new(
                supervisor,
                new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-06-01" },
                new { coachId = coach.Id, requirementCode = "NOTHING", metOn = "2026-06-01" });
        },
    };

    private const int WrongRevision = 99;

    private static readonly object Core = new { slug = "core-practice" };

    private static readonly object[] Mappings = [new { competency = new { code = "2.1" }, coverage = "DEVELOPS" }];

    private static object Details(string title) => new
    {
        title,
        summary = "A day on listening well.",
        channel = "TRAINING_HUB",
        format = "WORKSHOP",
        deliveryMode = "LIVE_ONLINE",
        days = "0.5",
        audience = "Everybody.",
    };

    private object Principal() => new { issuer = DevelopmentSignIn.Issuer, subject = Api.NewName("member") };

    // A steward of their own for each scenario, so that nobody else's events are counted.
    private async Task<Scenario> BySteward(object good, object bad)
    {
        var name = Api.NewName("steward");
        await Grant(name, new { memberName = name, role = "STEWARD" });

        return new(new Person(Api.As(name, Role.Steward), "", name), good, bad);
    }

    private Task<string> Body() => Api.Look(async db => GlobalId.Of((await db.AccreditingBodies.OrderBy(row => row.Slug).FirstAsync()).Id));

    private async Task<(Person Person, string ProviderId)> Hub()
    {
        var name = Api.NewName("hub-publisher");
        var provider = await ReadText(Api.Anonymous, "providers.nodes.0.id", "{ providers(first: 1) { nodes { id } } }");
        await Grant(name, new { memberName = name, role = "PUBLISHER", providerId = provider });

        return (new Person(Api.As(name, Role.Publisher), "", name), provider);
    }

    // On a new offer that has come so many steps: drafted, mapped, published.
    private async Task<Scenario> OnOffer(int steps, Func<object, int, object> input)
    {
        var (hub, provider) = await Hub();
        var id = await ReadText(
            hub.Client,
            "createOffer.offer.id",
            "mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id } userErrors { message } } }",
            new { input = new { providerId = provider, offer = Details(Api.NewName("An offer")) } });
        var offer = new { id };

        if (steps > 0)
        {
            Assert.Empty(await Refusals(hub.Client, "mapOfferCompetencies", new { offer, set = Mappings, expectedRevision = 1 }));
        }

        if (steps > 1)
        {
            Assert.Empty(await Refusals(hub.Client, "publishOffer", new { offer, expectedRevision = 2 }));
        }

        return new(hub, input(offer, steps + 1), input(offer, WrongRevision));
    }

    // On a request that waits for the line manager.
    private async Task<Scenario> OnRequest(Func<string, string, object> good, Func<string, string, object> bad)
    {
        var supervisor = await Supervisor();
        var id = await Enrol((await Coach(supervisor)).Client, (await Run(new { approvalNeeded = true })).Id);

        return new(supervisor, good(id, "No cover that week."), bad(id, "No cover that week."));
    }

    /// <summary>The token of a file that somebody has sent.</summary>
    private async Task<string> Upload(Person by)
    {
        var token = UrlSecret.Of(RandomNumberGenerator.GetBytes(UrlSecret.EntropyBytes));
        await Api.Look(async db =>
        {
            db.Add(new Upload
            {
                Id = UploadId.New(ApiServer.Now),
                UploadedById = (await db.Principals.SingleAsync(row => row.Subject == by.Name)).Id,
                TokenHash = UrlSecret.Hash(token)!,
                FileName = "courses.csv",
                Length = 1,
                UploadedAt = ApiServer.Now,
            });

            return await db.SaveChangesAsync();
        });

        return token;
    }

    /// <summary>An import of somebody's that waits for them to confirm it.</summary>
    private Task<string> Import(Person by, string providerId) => Api.Look(async db =>
    {
        var job = new ImportJob
        {
            Id = ImportJobId.New(ApiServer.Now),
            RequestedById = (await db.Principals.SingleAsync(row => row.Subject == by.Name)).Id,
            RequestedByName = by.Name,
            ProviderId = new ProviderId(GlobalId.TryRead(providerId)!.Value.Value),
            Dataset = ImportDataset.Offers,
            UploadId = UploadId.New(ApiServer.Now),
            FileName = "courses.csv",
            Status = JobStatus.AwaitingConfirmation,
            Revision = 3,
            CreatedAt = ApiServer.Now,
        };
        db.Add(job);
        await db.SaveChangesAsync();

        return GlobalId.Of(job.Id);
    });

    private Task<string> CalendarLink(Person coach) => ReadText(
        coach.Client, "issueCalendarLink.calendarLink.id", "mutation { issueCalendarLink(input: {}) { calendarLink { id } userErrors { message } } }");

    private static object Evidence(string title) => new { kind = "REFLECTION", title, gatheredOn = "2026-11-02" };

    private async Task<Scenario> OnEvidence(Func<string, int, object> input)
    {
        var coach = await Coach(await Supervisor());
        var id = await ReadText(
            coach.Client,
            "addEvidence.evidence.id",
            "mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id } userErrors { message } } }",
            new { input = new { evidence = Evidence("A") } });

        return new(coach, input(id, 1), input(id, WrongRevision));
    }

    private static object Plan(string title) => new { startsOn = "2026-11-01", reviewOn = "2027-05-01", actions = new[] { new { key = "a", title } } };

    // On a new plan that has come so many steps: written, submitted, agreed. The next step is the supervisor's when it waits for them, else the coach's.
    private async Task<Scenario> OnPlan(int steps, Func<string, int, object> input)
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var id = await ReadText(
            coach.Client,
            "createPlan.plan.id",
            "mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } userErrors { message } } }",
            new { input = new { plan = Plan("A") } });

        if (steps > 0)
        {
            Assert.Empty(await Refusals(coach.Client, "submitPlan", new { id, expectedRevision = 1 }));
        }

        if (steps > 1)
        {
            Assert.Empty(await Refusals(supervisor.Client, "agreePlan", new { id, agreedOn = "2026-11-20", expectedRevision = 2 }));
        }

        return new(steps == 1 ? supervisor : coach, input(id, steps + 1), input(id, WrongRevision));
    }

    /// <summary>How many events of each action an actor has.</summary>
    private Task<ActionCounts> EventsOf(Person actor) => Api.Look(async db => new ActionCounts(
        await db.AuditEvents.Where(row => row.ActorName == actor.Name).GroupBy(row => row.Action)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), TestContext.Current.CancellationToken)));

    private sealed record Scenario(Person Actor, object Good, object Bad, int Records = 1)
    {
        public GraphQLClient Client => Actor.Client;
    }

    private sealed class ActionCounts(Dictionary<string, int> counts) : IEquatable<ActionCounts>
    {
        public int Count => counts.Values.Sum();

        public int GetValueOrDefault(string action) => counts.GetValueOrDefault(action);

        public bool Equals(ActionCounts? other) => other is not null && ToString() == other.ToString();

        public override bool Equals(object? obj) => Equals(obj as ActionCounts);

        public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

        public override string ToString() => string.Join(' ', counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}"));
    }
}

public sealed class EveryMutationOnSqliteTests() : EveryMutationTests(Database.Sqlite);

public sealed class EveryMutationOnPostgresTests() : EveryMutationTests(Database.Postgres);
