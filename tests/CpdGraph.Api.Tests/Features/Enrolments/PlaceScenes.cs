using System.Text.Json;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Features.Funding;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Tests about places that are held: some are paid for, and runs have taken place.</summary>
public abstract class PlaceScenes(Database database) : FundingScenes(database)
{
    private protected const string RecordAttendance =
        """
        mutation ($input: RecordRunAttendanceInput!) {
          recordRunAttendance(input: $input) {
            run { id status }
            enrolments { id status attendeeName sessionsAttended completion { id } coach { id } history { status by } }
            completions { id title occurredOn cpdMinutes outcome verification verifiedBy cost { amount } coach { id } run { id } enrolment { id attendeeName } }
            userErrors { __typename code field message ... on WrongStateError { current allowed } ... on RuleRefusedError { rule mend } }
          }
        }
        """;

    /// <summary>A run of two days, a week apart, at £95 a place.</summary>
    private protected Task<RunMade> TwoDays(int? capacity = null, bool approvalNeeded = false) => Run(new
    {
        sessions = new[]
        {
            new { key = "one", startsAt = "2027-03-01T09:00:00Z", endsAt = "2027-03-01T12:00:00Z" },
            new { key = "two", startsAt = "2027-03-08T09:00:00Z", endsAt = "2027-03-08T12:00:00Z" },
        },
        price = new { amount = "95.00" },
        capacity,
        approvalNeeded,
        waitingListOpen = true,
    });

    /// <summary>Promises the whole cost of a place out of a budget of the employer.</summary>
    private protected async Task Promise(FundingScene scene, string place, string stream = "PCN_EMPLOYER")
    {
        var id = new EnrolmentId(GlobalId.TryRead(place)!.Value.Value);
        var enrolment = await Api.Look(db => db.Enrolments.FirstAsync(row => row.Id == id));
        var line = new FundingInput(GlobalId.Of((await StreamOf(stream)).Id), null, new MoneyEntry(enrolment.Cost!.Value.Amount), null, FundingUse.CourseFee, "PO-7");

        await AtDesk(scene, async (desk, coach) =>
        {
            var planned = await desk.DecideAsync(
                new()
                {
                    Coach = coach,
                    Offer = new(enrolment.OfferId, false, false, enrolment.Cost, []),
                    Cost = new MoneyEntry(enrolment.Cost.Value.Amount),
                    Lines = [line],
                    Intent = FundingIntent.Commit,
                    Payer = FundingPayer.Employer,
                },
                CancellationToken.None);

            return planned.Match(
                done => desk.Keep(done, new(enrolment.CoachId, enrolment.Id, null, enrolment.EmployerId, Today)),
                errors => throw new InvalidOperationException(string.Join(" | ", errors.Select(error => error.Message))));
        });
    }

    private protected static async Task<JsonElement> Attend(GraphQLClient by, string runId, params object[] attendance) =>
        await Read(by, "recordRunAttendance", RecordAttendance, new { input = new { runId, attendance } });

    private protected static CoachId Key(Person coach) => new(GlobalId.TryRead(coach.Id)!.Value.Value);

    private protected static string? Text(JsonElement json, string path) => At(json, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    private protected static string[] Texts(JsonElement list, string path) => [.. list.EnumerateArray().Select(item => Text(item, path) ?? "")];
}
