using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Privacy;

/// <summary>Ids in the export of one's own record are those of the API: whoever has the one finds the other.</summary>
public abstract class OwnRecordIdTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task Evidence_assessments_and_what_cites_them_have_the_ids_that_the_API_knows()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var evidence = await ReadText(
            coach.Client,
            "addEvidence.evidence.id",
            """
            mutation {
              addEvidence(input: { evidence: { kind: REFLECTION, title: "How I listen", gatheredOn: "2026-11-02", sharing: SUPERVISORS } }) { evidence { id } userErrors { message } }
            }
            """);
        var assessment = await ReadText(
            coach.Client,
            "recordAssessment.assessments.0.id",
            """
            mutation ($evidence: [ID!]) {
              recordAssessment(input: { kind: SELF, assessedOn: "2026-11-20", items: [{ competency: { code: "2.1" }, attainment: COMPETENT, evidenceIds: $evidence }] }) {
                assessments { id } userErrors { message }
              }
            }
            """,
            new { evidence = new[] { evidence } });
        var award = await ReadText(
            supervisor.Client,
            "awardCoachTier.award.id",
            """
            mutation ($coach: ID!, $evidence: [ID!]) {
              awardCoachTier(input: { coachId: $coach, tier: TIER_2, awardedOn: "2026-11-10", basis: "Portfolio.", overrideReason: "Recognised elsewhere.", evidenceIds: $evidence }) {
                award { id } userErrors { message }
              }
            }
            """,
            new { coach = coach.Id, evidence = new[] { evidence } });

        var document = await Api.OwnRecord(coach.Client);

        string Of(string path) => At(document, $"records.{path}").GetString()!;
        Assert.Equal((evidence, assessment, award), (Of("evidenceItems.0.id"), Of("competencyAssessments.0.id"), Of("tierAwards.0.id")));
        Assert.Equal((evidence, evidence), (Of("competencyAssessments.0.evidenceIds.0"), Of("tierAwards.0.evidenceIds.0")));

        // What was done is told by the same ids.
        var audited = At(document, "records.auditEvents").EnumerateArray().Select(row => At(row, "subjectId")).Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!);
        Assert.Empty(new[] { evidence, assessment, award }.Except(audited));
        var invitation = Of("invitations.0.id");
        Assert.Equal("Invitation", await ReadText(coach.Client, "node.__typename", "query ($id: ID!) { node(id: $id) { __typename } }", new { id = invitation }));
    }
}

public sealed class OwnRecordIdsOnSqliteTests() : OwnRecordIdTests(Database.Sqlite);

public sealed class OwnRecordIdsOnPostgresTests() : OwnRecordIdTests(Database.Postgres);
