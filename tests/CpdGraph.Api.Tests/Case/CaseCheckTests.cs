using System.Text;
using System.Text.Json.Nodes;
using CpdGraph.Api.Case;
using Xunit;

namespace CpdGraph.Api.Tests.Case;

/// <summary>Broken packages: each mistake is told by its place, and nothing else.</summary>
public sealed class CaseCheckTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "CFDocument=", "CFDocument: must be an object." },
        { "CFDocument.title-", "CFDocument.title: is missing." },
        { "CFDocument.title=\"  \"", "CFDocument.title: is empty." },
        { "CFDocument.identifier=\"5E1D0C7A-0000-4000-9000-000000000001\"", "CFDocument.identifier: must be a UUID in lower case" },
        { "CFDocument.identifier=7", "CFDocument.identifier: must be text." },
        { "CFDocument.lastChangeDateTime=\"2026-03-02\"", "CFDocument.lastChangeDateTime: must be a date and time with its zone" },
        { "CFDocument.lastChangeDateTime=\"2026-02-30T10:00:00Z\"", "CFDocument.lastChangeDateTime: must be a date and time with its zone" },
        { "CFDocument.statusStartDate=\"2 March 2026\"", "CFDocument.statusStartDate: must be a day" },
        { "CFDocument.caseVersion=\"1.0\"", "CFDocument.caseVersion: must be 1.1" },
        { "CFDocument.subject=\"Health\"", "CFDocument.subject: must be a list." },
        { "CFDocument.licenseURI.uri-", "CFDocument.licenseURI.uri: is missing." },
        { "CFDocument.uri=\"urn:cpdgraph:here/x\"", "CFDocument.uri: begins with urn:cpdgraph:here" },
        { "CFDocument.extensions=[]", "CFDocument.extensions: must be an object." },
        { "CFDocument.extensions={\"cpdgraph\":7}", "CFDocument.extensions.cpdgraph: must be an object." },
        { "CFDocument.extensions={\"cpdgraph\":{\"provenance\":\"RUMOUR\"}}", "CFDocument.extensions.cpdgraph.provenance: must be one of OFFICIAL" },
        { "CFDocument.extensions={\"cpdgraph\":{\"publishedOn\":\"soon\"}}", "CFDocument.extensions.cpdgraph.publishedOn: must be a day" },
        { "CFDocument.extensions={\"cpdgraph\":{\"tiers\":[{}]}}", "CFDocument.extensions.cpdgraph.tiers[0].identifier: is missing." },
        { "CFItems=[]", "CFItems: is empty" },
        { "CFItems={}", "CFItems: must be a list." },
        { "CFItems.0=\"x\"", "CFItems[0]: must be an object." },
        { "CFItems.3.fullStatement-", "CFItems[3].fullStatement: is missing." },
        { "CFItems.3.fullStatement=\"a\\u0000b\"", "CFItems[3].fullStatement: holds a character that no text may hold" },
        { "CFItems.1.identifier=\"5e1d0c7a-0000-4000-9000-000000000064\"", "CFItems[1].identifier: 5e1d0c7a-0000-4000-9000-000000000064 is the identifier of an entry before it too" },
        { "CFItems.0.humanCodingScheme=\"LONG\"", "CFItems[0].humanCodingScheme: has 81 characters; 80 are the most." },
        { "CFItems.0.extensions={\"cpdgraph\":{\"provenance\":true}}", "CFItems[0].extensions.cpdgraph.provenance: must be text." },
        { "CFAssociations.0.associationType=\"isParentOf\"", "CFAssociations[0].associationType: 'isParentOf' is no type of association. One of isChildOf" },
        { "CFAssociations.0.associationType=\"ext:\"", "CFAssociations[0].associationType: 'ext:' is no type of association" },
        { "CFAssociations.0.sequenceNumber=1.5", "CFAssociations[0].sequenceNumber: must be a whole number." },
        { "CFAssociations.0.originNodeURI.targetType=\"case\"", "CFAssociations[0].originNodeURI.targetType: must be CASE" },
        { "CFAssociations.1.destinationNodeURI.identifier=\"5e1d0c7a-0000-4000-9000-000000000064\"", "CFItems[0]: is below itself" },
        { "CFDefinitions.CFLicenses.0.licenseText-", "CFDefinitions.CFLicenses[0].licenseText: is missing." },
        { "CFRubrics.0.CFRubricCriteria.0.weight=\"heavy\"", "CFRubrics[0].CFRubricCriteria[0].weight: must be a number." },
        { "CFRubrics.0.CFRubricCriteria.0.CFRubricCriterionLevels.2.rubricCriterionId=\"x\"", "CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[2].rubricCriterionId: must be a UUID" },
        { "extensions=7", "extensions: must be an object." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_mistake_is_told_by_its_place(string change, string expected)
    {
        var package = CaseFixtures.Package("everything");
        Change(package, change.Replace("LONG", new string('x', 81), StringComparison.Ordinal));

        Assert.Contains(CaseFixtures.Problems(Encoding.UTF8.GetBytes(package.ToJsonString())), problem => problem.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no CASE package")]
    [InlineData("null", "no CASE package")]
    [InlineData("{\"CFItems\":[]}", "no CASE package")]
    [InlineData("{\"CFDocument\":{},\"CFDocument\":{}}", "each member once")]
    [InlineData("{\"CFDocument\":{\"title\":\"\\ud800\"}}", "no Unicode")]
    [InlineData("{\"CFDocument\":{\"extensions\":{\"a\":[\"\\udfff\"]}}}", "no Unicode")]
    public void What_is_no_package_is_told_as_such(string text, string expected) =>
        Assert.Contains(CaseFixtures.Problems(Encoding.UTF8.GetBytes(text)), problem => problem.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Bytes_that_are_no_text_and_deep_nesting_are_told_as_such()
    {
        byte[] latin = [.. "{\"CFDocument\":{\"title\":\""u8, 0xE9, .. "\"}}"u8];
        var deep = $"{{\"CFDocument\":{{\"extensions\":{string.Concat(Enumerable.Repeat("{\"a\":", 100))}1{new string('}', 100)}}}}}";

        Assert.Contains(CaseFixtures.Problems(latin), problem => problem.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Contains(CaseFixtures.Problems(Encoding.UTF8.GetBytes(deep)), problem => problem.Contains("no JSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Members_that_no_class_has_are_left_out_and_each_is_named()
    {
        var package = CaseFixtures.Package("flat");
        package["CFItems"]![1]!["sourcedId"] = "x";
        package["CFDocument"]!["notes"] = null;

        var check = CaseCheck.Of(Encoding.UTF8.GetBytes($"\uFEFF{package.ToJsonString()}"));

        Assert.Empty(check.Problems);
        Assert.Equal(["CFDocument.notes", "CFItems[1].sourcedId"], check.Left.Select(one => one.Place));
        Assert.Equal(CaseFixtures.Canonical(CaseFixtures.Package("flat")), CaseFixtures.Canonical(check.Package));
    }

    [Fact]
    public void What_has_no_use_here_is_counted() => Assert.Equal(
        [
            "CFDocument: creator (1), description (1), frameworkType (1), language (1), licenseURI (1), notes (1), publisher (1), subject (1), subjectURI (1)",
            "CFItems: CFItemType (1), CFItemTypeURI (1), abbreviatedStatement (1), alternativeLabel (1), conceptKeywords (1), conceptKeywordsURI (1), educationLevel (1), language (1), licenseURI (1), listEnumeration (1), statusEndDate (1), statusStartDate (1), subject (1), subjectURI (1)",
            "CFAssociations: exactMatchOf (2), exemplar (1), ext:quoted_in.part-2 (1), hasSkillLevel (1), isPartOf (1), isPeerOf (1), isRelatedTo (2), isTranslationOf (1), precedes (1), replacedBy (1)",
            "CFDefinitions: CFAssociationGroupings (1), CFConcepts (1), CFItemTypes (1), CFLicenses (1), CFSubjects (1), extensions (1)",
            "CFRubrics: rubrics (1)",
            "extensions: exportedBy (1), local (1), press (1), when (1), why (1)",
        ],
        CaseKept.Of(CaseFixtures.Package("everything")));

    // PATH=JSON sets a member, PATH- takes it out.
    private static void Change(JsonObject package, string change)
    {
        var end = change.IndexOfAny(['=', '-']);
        var steps = change[..end].Split('.');
        JsonNode at = package;

        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        var value = change[end] == '=' && end + 1 < change.Length ? JsonNode.Parse(change[(end + 1)..]) : JsonValue.Create("");

        if (change[end] == '-')
        {
            at.AsObject().Remove(steps[^1]);
        }
        else if (int.TryParse(steps[^1], out var index))
        {
            at[index] = value;
        }
        else
        {
            at[steps[^1]] = value;
        }
    }
}
