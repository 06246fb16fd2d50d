using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Sandboxes.Administration;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Sets what goes wrong in a sandbox: which requests, how often, and what happens to them.</summary>
[Cmdlet(VerbsCommon.Set, "DdbSandboxFault", DefaultParameterSetName = RuleSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbSandboxFault))]
public sealed class SetDdbSandboxFaultCommand : SandboxCommand
{
    private const string RuleSet = "Rule";
    private const string FileSet = "File";
    private const string ClearSet = "Clear";

    /// <summary>What happens to a request that is hit.</summary>
    [Parameter(ParameterSetName = RuleSet, Mandatory = true)]
    [ValidateSet(
        "Throttle", "InternalError", "Unavailable", "LimitExceeded", "DenyAccess", "ExpireToken", "Error", "Delay", "LateWrite",
        "DropRequest", "DropAnswer", "CutAnswer", "SlowAnswer", "StallAnswer", "CorruptAnswer", "WrongChecksum", "SkewDate",
        "Unprocessed", "KillFunction", "TimeOutFunction", "ExhaustMemory", "GarbleFunction", "DuplicateInvocation")]
    public string Effect { get; set; } = string.Empty;

    /// <summary>A name for it; one of the same name is replaced.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [Parameter(ParameterSetName = ClearSet)]
    [ArgumentCompleter(typeof(SandboxFaultIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FaultId { get; set; }

    /// <summary>Hits requests to this service only.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateSet("DynamoDb", "Streams", "S3", "Sts", "Sso", "Kms", "Sqs", "Lambda", "Function")]
    public string? Service { get; set; }

    /// <summary>Hits these operations only; * and ? stand for any characters.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ArgumentCompleter(typeof(SandboxOperationCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Operation { get; set; } = [];

    /// <summary>Hits what is done in this account only.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ArgumentCompleter(typeof(SandboxAccountCompleter))]
    [ValidatePattern(AccountPattern)]
    public string? Account { get; set; }

    /// <summary>Hits requests that name one of these tables; * and ? stand for any characters.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ArgumentCompleter(typeof(SandboxTableNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] TableName { get; set; } = [];

    /// <summary>Hits requests to this bucket of S3 only.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? S3Bucket { get; set; }

    /// <summary>Hits objects of S3 whose key begins so.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? S3KeyPrefix { get; set; }

    /// <summary>Hits invocations of this function, and requests about it, only; * and ? stand for any characters.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateNotNullOrEmpty]
    public string? FunctionName { get; set; }

    /// <summary>Hits requests of this caller only; * and ? stand for any characters.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? PrincipalArn { get; set; }

    /// <summary>How many requests that meet it pass untouched at first.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(0, long.MaxValue)]
    public long? Skip { get; set; }

    /// <summary>Which share of the further ones is hit.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(0.0, 1.0)]
    public double? Share { get; set; }

    /// <summary>How often it happens at most.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(1, long.MaxValue)]
    public long? MaxCount { get; set; }

    /// <summary>How long nothing is hit at first, in the sandbox's time.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [TimeoutArgument]
    public TimeSpan? StartAfter { get; set; }

    /// <summary>For how long requests are hit, in the sandbox's time.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [TimeoutArgument]
    public TimeSpan? Duration { get; set; }

    /// <summary>Whether a request is hit before or after it is applied.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateSet("Before", "After")]
    public string? When { get; set; }

    /// <summary>The error's code.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? Code { get; set; }

    /// <summary>The error's text.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? Message { get; set; }

    /// <summary>The error's HTTP status.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public int? StatusCode { get; set; }

    /// <summary>For how long a request or an answer is held.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [TimeoutArgument]
    public TimeSpan? Delay { get; set; }

    /// <summary>The clock by which it is held.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateSet("Wall", "Service")]
    public string? DelayClock { get; set; }

    /// <summary>Closes the connection of a held write at once.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public SwitchParameter DropConnection { get; set; }

    /// <summary>Closes the connection by a TCP reset.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public SwitchParameter ResetConnection { get; set; }

    /// <summary>How many bytes of an answer's body go out before it is hit.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(0, long.MaxValue)]
    public long? ByteCount { get; set; }

    /// <summary>How fast an answer's body goes out.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public double? BytesPerSecond { get; set; }

    /// <summary>By how much the Date header is off.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [TimeoutArgument]
    public TimeSpan? DateOffset { get; set; }

    /// <summary>Which share of a batch's entries comes back unprocessed.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(0.0, 1.0)]
    public double? EntryShare { get; set; }

    /// <summary>At which of its own requests a function is ended, 1 for the first.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? AtRequest { get; set; }

    /// <summary>What a function answers instead.</summary>
    [Parameter(ParameterSetName = RuleSet)]
    public string? Answer { get; set; }

    /// <summary>A JSON file with faults; all of them are set, or none.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Takes all faults away, or the one in -FaultId.</summary>
    [Parameter(ParameterSetName = ClearSet, Mandatory = true)]
    public SwitchParameter Clear { get; set; }

    private protected override void Serve()
    {
        switch (Port.ParameterSetName)
        {
            case FileSet:
                SetFromFile();
                break;
            case ClearSet:
                ClearFaults();
                break;
            default:
                SetRule();
                break;
        }
    }

    private void SetFromFile()
    {
        string path = Port.ResolvePath(Path);
        if (Port.ShouldProcess(ConfirmationText.Sandbox(Sandbox), ConfirmationText.SetFaultsOf(path)))
        {
            Run(async (context, token) =>
            {
                foreach (DdbSandboxFault fault in await Engine.SetSandboxFaultsAsync(context, Sandbox, path, token).ConfigureAwait(false))
                {
                    context.Observer.Observe(new ResultProduced(fault));
                }
            });
        }
    }

    private void ClearFaults()
    {
        if (Port.ShouldProcess(ConfirmationText.Sandbox(Sandbox), ConfirmationText.ClearFaults(FaultId)))
        {
            Run((context, token) => Engine.ClearSandboxFaultsAsync(context, Sandbox, FaultId, token));
        }
    }

    private void SetRule()
    {
        SandboxFaultRule rule = Rule();
        if (Port.ShouldProcess(ConfirmationText.Sandbox(Sandbox), ConfirmationText.SetFault(rule)))
        {
            Run(async (context, token) => context.Observer.Observe(new ResultProduced(
                await Engine.SetSandboxFaultAsync(context, Sandbox, rule, token).ConfigureAwait(false))));
        }
    }

    private SandboxFaultRule Rule() => new()
    {
        Id = FaultId,
        Effect = SandboxWord.ToJson(Effect)!,
        Service = Service?.ToLowerInvariant(),
        Operation = SandboxWord.Join(Operation),
        Account = AccountId(Account),
        Table = SandboxWord.Join(TableName),
        Bucket = S3Bucket,
        KeyPrefix = S3KeyPrefix,
        Function = FunctionName,
        Principal = PrincipalArn,
        Skip = Skip,
        Share = Share,
        Count = MaxCount,
        FromSeconds = StartAfter?.TotalSeconds,
        ForSeconds = Duration?.TotalSeconds,
        When = SandboxWord.ToJson(When),
        Code = Code,
        Message = Message,
        Status = StatusCode,
        DelayMs = Delay?.TotalMilliseconds,
        Clock = SandboxWord.ToJson(DelayClock),
        Drop = Port.IsSwitchOn(nameof(DropConnection)) ? true : null,
        Reset = Port.IsSwitchOn(nameof(ResetConnection)) ? true : null,
        Bytes = ByteCount,
        BytesPerSecond = BytesPerSecond,
        Seconds = DateOffset?.TotalSeconds,
        EntryShare = EntryShare,
        AtRequest = AtRequest,
        Answer = Answer,
    };
}
