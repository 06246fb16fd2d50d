using System.Collections.Generic;
using System.Linq;

namespace DdbCrossAccount.Sandbox.Faults;

/// <summary>Rules as they are shown: what they were set with, and what they have done.</summary>
internal static class FaultList
{
    public static object Show(IEnumerable<FaultRule> rules) => new { faults = rules.Select(Show) };

    private static Dictionary<string, object> Show(FaultRule rule)
    {
        var shown = new Dictionary<string, object> { ["id"] = rule.Id };
        foreach ((string name, System.Text.Json.JsonElement value) in rule.Members)
        {
            shown.TryAdd(name, value);
        }

        shown["setAt"] = rule.SetAt;
        shown["matched"] = rule.Matched;
        shown["fired"] = rule.Fired;
        return shown;
    }
}
