using System.Collections.Immutable;

namespace CpdGraph.Api.Case;

/// <summary>What a member of a CASE object holds.</summary>
internal enum CaseValue
{
    Text,
    Identifier,
    Address,
    Moment,
    Day,
    Whole,
    Number,
    Texts,
    Version,
    AssociationType,
    TargetType,

    /// <summary>An object of a class.</summary>
    One,

    /// <summary>A list of objects of a class.</summary>
    Many,

    /// <summary>An object with whatever its writer likes.</summary>
    Open,

    /// <summary>A list of such.</summary>
    OpenMany,
}

/// <summary>A member of a class.</summary>
internal sealed record CaseMember(string Name, CaseValue Value, bool Required, CaseClass? Of = null);

/// <summary>One class of the 1EdTech CASE 1.1 information model, as its JSON binding has it. All classes are closed but for <c>extensions</c>.</summary>
internal sealed class CaseClass
{
    private static readonly CaseClass Link = new(Need("title", CaseValue.Text), Need("identifier", CaseValue.Identifier), Need("uri", CaseValue.Address));

    private static readonly CaseClass Node = new(
        Need("title", CaseValue.Text), Need("identifier", CaseValue.Text), Need("uri", CaseValue.Address), May("targetType", CaseValue.TargetType));

    private static readonly CaseClass Document = new(
    [
        .. Named("creator", "title"),
        .. Texts("frameworkType", "officialSourceURL", "publisher", "description", "language", "version", "adoptionStatus", "notes"),
        May("caseVersion", CaseValue.Version), May("subject", CaseValue.Texts), Links("subjectURI"), May("statusStartDate", CaseValue.Day),
        May("statusEndDate", CaseValue.Day), LinkTo("licenseURI"), May("extensions", CaseValue.Open),
    ]);

    private static readonly CaseClass Item = new(
    [
        .. Named("fullStatement"),
        .. Texts("alternativeLabel", "CFItemType", "humanCodingScheme", "listEnumeration", "abbreviatedStatement", "notes", "language"),
        May("conceptKeywords", CaseValue.Texts), LinkTo("conceptKeywordsURI"), May("subject", CaseValue.Texts), Links("subjectURI"),
        May("educationLevel", CaseValue.Texts), LinkTo("CFItemTypeURI"), LinkTo("licenseURI"), May("statusStartDate", CaseValue.Day),
        May("statusEndDate", CaseValue.Day), May("extensions", CaseValue.Open),
    ]);

    private static readonly CaseClass Association = new(
    [
        .. Named(), Need("associationType", CaseValue.AssociationType), new("originNodeURI", CaseValue.One, true, Node),
        new("destinationNodeURI", CaseValue.One, true, Node), May("sequenceNumber", CaseValue.Whole), LinkTo("CFAssociationGroupingURI"),
        .. Texts("notes"), May("extensions", CaseValue.Open),
    ]);

    private static readonly CaseClass Definitions = new(
        Some("CFConcepts", new([.. Named("title", "hierarchyCode"), .. Texts("keywords", "description"), May("extensions", CaseValue.Open)])),
        Some("CFSubjects", new([.. Named("title", "hierarchyCode"), .. Texts("description"), May("extensions", CaseValue.Open)])),
        Some("CFLicenses", new([.. Named("title", "licenseText"), .. Texts("description"), May("extensions", CaseValue.Open)])),
        Some("CFItemTypes", new([.. Named("title", "description", "hierarchyCode"), .. Texts("typeCode"), May("extensions", CaseValue.Open)])),
        Some("CFAssociationGroupings", new([.. Named("title"), .. Texts("description"), May("extensions", CaseValue.Open)])),
        May("extensions", CaseValue.Open));

    private static readonly CaseClass Level = new(
    [
        .. Named(), .. Texts("description", "quality", "feedback"), May("score", CaseValue.Number), May("position", CaseValue.Whole),
        May("rubricCriterionId", CaseValue.Identifier), May("extensions", CaseValue.OpenMany),
    ]);

    private static readonly CaseClass Criterion = new(
    [
        .. Named(), .. Texts("category", "description"), LinkTo("CFItemURI"), May("weight", CaseValue.Number), May("position", CaseValue.Whole),
        May("rubricId", CaseValue.Identifier), Some("CFRubricCriterionLevels", Level), May("extensions", CaseValue.Open),
    ]);

    private static readonly CaseClass Rubric = new(
        [.. Named(), .. Texts("title", "description"), Some("CFRubricCriteria", Criterion), May("extensions", CaseValue.Open)]);

    private CaseClass(params CaseMember[] members) => Members = members.ToImmutableDictionary(member => member.Name);

    /// <summary>A whole package.</summary>
    public static CaseClass Package { get; } = new(
        new("CFDocument", CaseValue.One, true, Document), Some("CFItems", Item), Some("CFAssociations", Association),
        new("CFDefinitions", CaseValue.One, false, Definitions), Some("CFRubrics", Rubric), May("extensions", CaseValue.Open));

    public ImmutableDictionary<string, CaseMember> Members { get; }

    private static CaseMember Need(string name, CaseValue value) => new(name, value, true);

    private static CaseMember May(string name, CaseValue value) => new(name, value, false);

    private static CaseMember Some(string name, CaseClass of) => new(name, CaseValue.Many, false, of);

    private static CaseMember LinkTo(string name) => new(name, CaseValue.One, false, Link);

    private static CaseMember Links(string name) => new(name, CaseValue.Many, false, Link);

    private static IEnumerable<CaseMember> Texts(params string[] names) => names.Select(name => May(name, CaseValue.Text));

    /// <summary>What every object of its own has, and the texts that it needs besides.</summary>
    private static IEnumerable<CaseMember> Named(params string[] texts) =>
    [
        Need("identifier", CaseValue.Identifier), Need("uri", CaseValue.Address), Need("lastChangeDateTime", CaseValue.Moment),
        .. texts.Select(name => Need(name, CaseValue.Text)),
    ];
}
