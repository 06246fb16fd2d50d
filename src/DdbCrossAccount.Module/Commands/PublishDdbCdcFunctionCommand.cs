using System;
using System.Management.Automation;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Base;
using DdbCrossAccount.Module.Output;

namespace DdbCrossAccount.Module.Commands;

/// <summary>Makes or updates the function for change data capture, and pins the version that stands for it.</summary>
[Cmdlet(VerbsData.Publish, "DdbCdcFunction", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DdbCdcFunction))]
public sealed class PublishDdbCdcFunctionCommand : CrossAccountCommand
{
    private const string NameSet = "LedgerName";
    private const string ArnSet = "LedgerArn";

    /// <summary>The function's name.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(FunctionNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string FunctionName { get; set; } = FunctionConstants.DefaultName;

    /// <summary>The role that the function runs under.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string FunctionRoleArn { get; set; } = string.Empty;

    /// <summary>The role of the target account that the function writes under.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WriterRoleArn { get; set; }

    /// <summary>The external id that the writer role asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WriterExternalId { get; set; }

    /// <summary>The account that the function lies in.</summary>
    [Parameter]
    [ValidateSet(nameof(Source), nameof(Target))]
    public string FunctionAccount { get; set; } = nameof(Source);

    /// <summary>The table of the target account that the function keeps its receipts in.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string LedgerTableName { get; set; } = LedgerConstants.DefaultTableName;

    /// <summary>The ARN of that table.</summary>
    [Parameter(ParameterSetName = ArnSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string LedgerTableArn { get; set; } = string.Empty;

    /// <summary>The memory in MB.</summary>
    [Parameter]
    [ValidateRange(128, 10240)]
    public int? MemorySize { get; set; }

    /// <summary>How long an invocation may take.</summary>
    [Parameter]
    [TimeoutArgument]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The processor.</summary>
    [Parameter]
    [ValidateSet(FunctionConstants.X64, FunctionConstants.Arm64)]
    public string? Architecture { get; set; }

    /// <summary>What runs the code.</summary>
    [Parameter]
    [ValidateSet(FunctionConstants.ManagedRuntime, FunctionConstants.ProvidedRuntime)]
    public string Runtime { get; set; } = FunctionConstants.ManagedRuntime;

    /// <summary>A zip of one's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    private protected override void Process()
    {
        FunctionOptions options = Options();
        FunctionPlan? plan = null;
        Run(async (context, token) => plan = await Engine.PlanFunctionAsync(context, options, token).ConfigureAwait(false));
        DdbAccount account = (options.IsInTarget ? options.Target : options.Source)!;
        if (Port.ShouldProcess(ConfirmationText.FunctionIn(FunctionName, account), ConfirmationText.Publish(plan!)))
        {
            Run(async (context, token) =>
            {
                DdbCdcFunction function = await Engine.PublishFunctionAsync(context, plan!, token).ConfigureAwait(false);
                context.Observer.Observe(new ResultProduced(function));
            });
        }
    }

    private FunctionOptions Options()
    {
        bool isInTarget = string.Equals(FunctionAccount, nameof(Target), StringComparison.OrdinalIgnoreCase);
        bool isLedgerNamed = Port.ParameterSetName != ArnSet;
        return new FunctionOptions
        {
            FunctionName = FunctionName,
            FunctionRoleArn = FunctionRoleArn,
            WriterRoleArn = WriterRoleArn,
            WriterExternalId = WriterExternalId,
            Source = isInTarget ? Connected(Source) : Demand(Source, nameof(Source), FunctionName),
            Target = isInTarget || isLedgerNamed ? Demand(Target, nameof(Target), FunctionName) : Connected(Target),
            IsInTarget = isInTarget,
            LedgerTableArn = isLedgerNamed
                ? LedgerArn.Of(Demand(Target, nameof(Target), LedgerTableName), LedgerTableName)
                : LedgerTableArn,
            MemorySize = MemorySize,
            Timeout = Timeout,
            Architecture = Architecture,
            Runtime = Runtime,
            PackagePath = Path is null ? null : Port.ResolvePath(Path),
        };
    }
}
