using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Core.Cdc.Enabling;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Sandboxes.Administration;

namespace DdbCrossAccount.Module.Output;

/// <summary>
/// The two halves of <c>Performing the operation "action" on target "target".</c>, as -WhatIf and -Confirm show it. Counts
/// are DynamoDB's own, hours old, and so are said to be about.
/// </summary>
internal static class ConfirmationText
{
    public const string NewSandbox = "this machine";
    public const string StartSandbox = "Start a sandbox with two accounts";
    public const string StopSandbox = "Stop the sandbox and drop all that is in it";

    public static string TableIn(string tableName, DdbAccount account) => $"table '{tableName}' in account {account}";

    public static string FunctionIn(string functionName, DdbAccount account) => $"function '{functionName}' in account {account}";

    public static string Publish(FunctionPlan plan)
    {
        FunctionSettings settings = plan.Settings;
        if (plan.IsNew)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Create with runtime {settings.Runtime} on {settings.Architecture}, {settings.MemorySize:N0} MB and {settings.TimeoutSeconds} s, to run under role '{settings.RoleArn}', and publish a version");
        }

        string[] steps = [.. plan.Changes.Select(change => change.ToString()), .. plan.ChangesCode ? ["code"] : Array.Empty<string>()];
        return steps.Length == 0
            ? "Publish a version where none stands for its code and settings yet"
            : $"Change {string.Join(", ", steps)}, and publish a version";
    }

    public static string Sandbox(DdbSandbox sandbox) => $"process {sandbox.ProcessId} at '{sandbox.EndpointUrl}'";

    public static string SetFault(SandboxFaultRule rule) =>
        $"Set the fault {SandboxWord.ToScript(rule.Effect)} for {rule.Operation ?? "every operation"}";

    public static string SetFaultsOf(string path) => $"Set the faults of '{path}'";

    public static string ClearFaults(string? faultId) => faultId is null ? "Take all faults away" : $"Take fault '{faultId}' away";

    public static string StepClock(SandboxClockChange change) => change switch
    {
        { AdvanceSeconds: double seconds } => $"Move its clock on by {Quantity.Duration(TimeSpan.FromSeconds(seconds))}",
        { Now: DateTimeOffset time } => $"Move its clock on to {Quantity.Time(time.UtcDateTime)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"Let {change.Rate} seconds of its time pass in one second"),
    };

    public static string Export(string bucket, DateTime? fromTime, ExportChanges changes, DdbTableDefinition? definition)
    {
        string what = fromTime is DateTime from ? $"changes since {Quantity.Time(from)}" : AmountOf(definition);
        var steps = new List<string> { $"Export {what} to bucket '{bucket}'" };
        if (changes.EnablePitr && definition?.PitrEnabled != true)
        {
            steps.Add("turn point-in-time recovery on where it is off");
        }

        if (changes.EnableStream && definition?.StreamEnabled != true)
        {
            steps.Add($"turn a stream ({changes.StreamViewType}) on where there is none");
        }

        return string.Join(", ", steps);
    }

    public static string Import(DdbExport export) =>
        $"Create, and import {AmountOf(export.ItemCount, export.BilledSizeBytes)} of table '{export.TableName}' "
        + $"from bucket '{export.S3Bucket}'";

    public static string EnableCdc(CdcRequest request, string functionName, CdcPlanSummary? plan)
    {
        string made = plan is { ToBeMade.Count: > 0 } ? $"; make {string.Join(", ", plan.ToBeMade)}" : string.Empty;
        string batches = plan is null
            ? string.Empty
            : $" in batches of up to {Quantity.Count(plan.BatchSize)} records gathered for {plan.BatchWindowSeconds} s";
        return $"Write into it the changes of table '{request.SourceTableName}' in account {request.Source} through function "
            + $"'{functionName}'{batches}{made}";
    }

    public static string DisableCdc(DdbCdc cdc) =>
        $"Stop writing into it the changes of '{cdc.SourceTableArn}', and keep how far they are written";

    public static string Repair(DdbCdc cdc, int failures) =>
        $"Bring {Quantity.Count(failures)} failed keys or batches to the state of table '{cdc.SourceTableName}'";

    public static string RepairAll(DdbCdc cdc) => $"Bring all failed keys to the state of table '{cdc.SourceTableName}'";

    public static string RemoveCdc(DdbCdc cdc) =>
        $"Stop writing into it the changes of '{cdc.SourceTableArn}', and remove what Enable-DdbCdc made for that";

    public static string LoadTable(string path) => $"Create, and fill with the items of '{path}'";

    private static string AmountOf(DdbTableDefinition? definition) =>
        definition is null ? "all items" : $"about {AmountOf(definition.ItemCount, definition.SizeBytes)}";

    private static string AmountOf(long? items, long? bytes) =>
        items is long count && bytes is long size ? $"{Quantity.Count(count)} items ({Quantity.Bytes(size)})" : "all items";
}
