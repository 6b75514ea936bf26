namespace CpdGraph.Data.Tests;

/// <summary>A small folder of seed files, right until a test makes it wrong.</summary>
internal sealed class SeedFolder : IDisposable
{
    private const string Sourced = "provenance: OFFICIAL, source: A page";

    public SeedFolder()
    {
        Replace("organisations.yaml", $"organisations:\n  - {{ key: QMJ, odsCode: QMJ, name: Board, kind: INTEGRATED_CARE_BOARD, {Sourced} }}\n");
        Replace("frameworks.yaml", $$"""
            - slug: hwbc
              name: Framework
              version: "1"
              status: CURRENT
              primary: true
              validFrom: 2022-07-01
              provenance: OFFICIAL
              source: A page
              areas:
                - code: "1"
                  name: Area
                  competencies:
                    - { code: "1.1", title: One, statement: Does one thing., expectedFrom: TIER_1 }
              tiers:
                - { tier: TIER_1, name: First, description: New, maySupervise: false, criteria: [{ text: None, {{Sourced}} }] }
            """);
        Replace("readiness-requirements.yaml", $"- {{ code: ACCREDITED, title: Course, strength: REQUIRED, confirmable: false, perSetting: false, validFrom: 2022-07-01, {Sourced} }}\n");
        Replace("supervision-policies.yaml", "");
        Replace("specialisms.yaml", "# none\n");
        Replace("funding-streams.yaml", $"- {{ code: SELF, name: Self, kind: SELF, {Sourced} }}\n");
        Replace("accrediting-bodies.yaml", $"- {{ slug: pci, name: Institute, {Sourced} }}\n");
        Replace("providers.yaml", $"- {{ slug: peak, name: Peak, kind: COMMERCIAL, {Sourced} }}\n");
        Replace("offers.yaml", """
            - slug: peak-level-1
              title: Level 1
              provider: peak
              channel: PERSONALISED_CARE_INSTITUTE
              format: COURSE
              formality: FORMAL
              summary: Four days.
              delivery: { days: 4 }
              price: { amount: 35.00 }
              satisfies: [ACCREDITED]
              eligibleFunding: [SELF]
              provenance: PROVIDER_STATED
              source: Its page
              competencyMappings:
                - { competency: "1.1", coverage: ASSESSES, tier: TIER_1 }
              accreditations:
                - { body: pci, scope: FOUR_DAYS, seenOn: 2026-11-22 }
            """);
        Replace("pathways.yaml", """
            - slug: core
              name: Core
              kind: TIER_PROGRESSION
              summary: All.
              provenance: PROJECT_AUTHORED
              source: Us
              stages:
                - title: One
                  steps:
                    - { key: first, title: First, requirement: { kind: TIER, tier: TIER_1 } }
                    - { key: second, title: Second, after: [first], requirement: { kind: OFFERS, atLeast: 1, offers: [peak-level-1] } }
            """);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("cpdgraph-seed-").FullName;

    public void Replace(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Edit(string file, string old, string with)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Path, file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Replace(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Remove(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
