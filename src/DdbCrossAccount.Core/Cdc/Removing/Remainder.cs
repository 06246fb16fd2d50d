using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Removing;

/// <summary>Tells what stays: what AWS keeps by itself, and what was not made here; pure.</summary>
internal static class Remainder
{
    /// <summary>One sentence for each.</summary>
    public static IEnumerable<string> Of(CdcControl control)
    {
        string name = control.FunctionArn.Split(':')[6];
        bool HasMade(string kind) => control.Made.Any(part => part.Kind == kind);
        if (control.MappingId is { } mapping && !HasMade(CdcResourceKind.Mapping))
        {
            yield return $"Event source mapping '{mapping}' was there before Enable-DdbCdc and is left. What it delivers now "
                + "fails, because the ledger no longer lets the function write: delete it unless it is needed.";
        }

        if (!HasMade(CdcResourceKind.Queue) && control.QueueUrl is { } queue)
        {
            yield return $"Queue '{queue}' was there before Enable-DdbCdc and is left.";
        }

        yield return HasMade(CdcResourceKind.Function)
            ? $"AWS keeps the logs of function '{name}' in log group '/aws/lambda/{name}', also when the function is removed. "
                + "The stream of the source and its point-in-time recovery are left as they are."
            : $"Function '{name}' was there before Enable-DdbCdc and is left, and so are its logs in log group "
                + $"'/aws/lambda/{name}'. The stream of the source and its point-in-time recovery are left as they are.";
    }
}
