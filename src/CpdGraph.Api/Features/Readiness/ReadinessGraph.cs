using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Readiness;

/// <summary>Whether coaches may take referrals, and whether their posts may be claimed for.</summary>
internal static class ReadinessGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<ReadinessStatus>("ReadinessStatus");

        // Without a framework in force on the day there are no requirements, and no verdict either.
        binding.Type<ReadinessVerdict>("ReferralReadiness")
            .Field("requirements", verdict => verdict.Checks)
            .Field("framework", (verdict, context) => context.Catalogue().FrameworkOn(verdict.Day)!)
            .Field("asAt", verdict => verdict.Day);

        binding.Type<ReadinessCheck>("ReadinessCheck")
            .Field("confirmedBy", string? (check) => check.Confirmation?.ConfirmedByName)
            .Field<ShortListArguments, IReadOnlyList<CatalogueOffer>>("offers", (check, arguments, context) =>
                [.. context.Catalogue().OffersMeeting(check.Requirement).Take(arguments.Checked())])
            .Field<ShortListArguments, IReadOnlyList<OfferRun>>("runs", (check, arguments, context) =>
                [.. context.Catalogue().RunsMeeting(check.Requirement).Take(arguments.Checked())]);

        binding.Type<ReimbursementVerdict>("ReimbursementCondition")
            .Field("rule", verdict => verdict.Rule.Code)
            .Field("fundingRule", verdict => verdict.Rule)
            .Field("sourceReference", string? (verdict) => verdict.Rule.SourceReference);

        binding.AddMutation<ConfirmReadinessRequirementInput, CoachShown, ConfirmReadinessRequirement, CoachShown>(
            "confirmReadinessRequirement", "coach", (coach, _) => coach);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<AsAtArguments, ReadinessVerdict?>("referralReadiness", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var verdicts = await batch.Service<ReadinessReads>().VerdictsAsync(batch.Parents, day, cancellation);

            batch.Fill(parent => verdicts[parent.Id]);
        })
        .Batch<AsAtArguments, ReimbursementVerdict?>("reimbursementCondition", async (batch, cancellation) =>
        {
            var facts = await batch.Service<ReadinessReads>().FactsAsync(batch.Parents, cancellation);
            var catalogue = batch.Context.Catalogue();
            var day = batch.Arguments.AsAt ?? catalogue.Today;
            var rule = catalogue.FundingRule(ReimbursementRules.TrainingCondition, day);
            var requirements = catalogue.RequirementsAround(day);

            batch.Fill(parent => ReimbursementRules.Decide(facts[parent.Id], requirements, rule, day));
        });
}
