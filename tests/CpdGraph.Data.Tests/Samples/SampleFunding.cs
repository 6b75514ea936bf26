using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>A stream of money with its rules.</summary>
internal static class SampleFunding
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var stream = new FundingStream
        {
            Id = FundingStreamId.New(SampleRows.Moment),
            Code = "REGISTERED_CPD",
            Name = "Stream",
            Kind = FundingKind.NhsEngland,
            Description = "Money",
            AvailableTo = [OrganisationKind.PrimaryCareNetwork, OrganisationKind.GpPractice],
            OpensOn = SampleRows.Day,
            ClosesOn = SampleRows.Day.AddYears(1),
            GuidanceUrl = "https://example.org/money",
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A letter",
        };
        var rule = new FundingRule
        {
            Id = FundingRuleId.New(SampleRows.Moment),
            StreamId = stream.Id,
            Code = "CEILING",
            Text = "At most",
            ValidFrom = SampleRows.Day,
            ValidTo = SampleRows.Day.AddDays(2),
            Uses = [FundingUse.CourseFee, FundingUse.Travel],
            Ceiling = new Money(100_000),
            CeilingPer = CeilingScope.PersonAndFinancialYear,
            SharePercent = 60m,
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A letter",
        };

        return rows with
        {
            FundingStreams =
            [
                stream,
                new()
                {
                    Id = FundingStreamId.New(SampleRows.Moment),
                    Code = "SELF",
                    Name = "Bare",
                    Kind = FundingKind.Self,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
            FundingRules =
            [
                rule,
                new()
                {
                    Id = FundingRuleId.New(SampleRows.Moment),
                    StreamId = stream.Id,
                    Code = "BARE",
                    Text = "Anything",
                    ValidFrom = SampleRows.Day,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
        };
    }
}
