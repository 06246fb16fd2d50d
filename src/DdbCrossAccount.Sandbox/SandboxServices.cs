using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Clock;
using DdbCrossAccount.Sandbox.DynamoDb;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Kms;
using DdbCrossAccount.Sandbox.Lambda;
using DdbCrossAccount.Sandbox.Lambda.Mappings;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.Setups;
using DdbCrossAccount.Sandbox.Sqs;

namespace DdbCrossAccount.Sandbox;

/// <summary>What the operations of all services share: one of each for the process.</summary>
internal sealed class SandboxServices : System.IDisposable
{
    private volatile WorstForms _worstForms = new();

    public SandboxServices(SandboxOptions options)
    {
        Options = options;
        Ids = new IdSource(options.Seed);
        Clock = new ServiceClock(System.TimeProvider.System, options.ClockStart, options.ClockRate);
        PolicyPropagation = new PolicyPropagation(Clock, () => WorstForms);
        Accounts = new AccountDirectory(options.AccountIds, Ids, WallClock, PolicyPropagation);
        FunctionRoles.Create(Accounts, options);
        Authorization = new Authorization(Clock);
        Kms = new KmsStore(Clock);
        Keys = new KeyAccess(Kms, Authorization);
        TableKeys = new TableKeys(Keys, Ids);
        S3 = new S3Store(Clock, Authorization, Keys, Ids);
        ExportBucket.Create(S3, options.TargetAccountId, options.SourceAccountId, Announcement.BucketOf(options), options.Region);
        Sqs = new SqsStore(this);
        DynamoDb = new DynamoDbStore(Clock, options, Ids);
        Lambda = new LambdaStore(this);
        FunctionRuntime = new ProcessRuntime(this);
        Mappings = new MappingCatalog(this, new StoredFunctions(this));
        Faults = new FaultPlan(this);
    }

    /// <summary>Where the sandbox listens; null until it does.</summary>
    public string? Endpoint { get; set; }

    public SandboxOptions Options { get; }

    /// <summary>Service time: streams, PITR, exports, TTL, Date header. It may be faster than wall time, or set.</summary>
    public ServiceClock Clock { get; }

    /// <summary>Wall time: signatures and the expiry of credentials.</summary>
    public System.TimeProvider WallClock { get; } = System.TimeProvider.System;

    public IdSource Ids { get; }

    public AccountDirectory Accounts { get; }

    public PolicyPropagation PolicyPropagation { get; }

    public Authorization Authorization { get; }

    public KmsStore Kms { get; }

    /// <summary>Use of keys on behalf of callers.</summary>
    public KeyAccess Keys { get; }

    public TableKeys TableKeys { get; }

    public S3Store S3 { get; }

    public SqsStore Sqs { get; }

    public DynamoDbStore DynamoDb { get; }

    public LambdaStore Lambda { get; }

    /// <summary>What delivers the records of streams to functions.</summary>
    public MappingCatalog Mappings { get; }

    /// <summary>What runs functions: processes, unless a test hands in something else before the first runs.</summary>
    public IFunctionRuntime FunctionRuntime { get; set; }

    public FaultPlan Faults { get; }

    /// <summary>May be replaced at any time: read it once for each decision.</summary>
    public WorstForms WorstForms
    {
        get => _worstForms;
        set => _worstForms = value;
    }

    public void Dispose()
    {
        Mappings.Dispose();
        Lambda.Dispose();
        S3.Dispose();
    }
}
