using System;
using System.Text;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.Setups;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Kms;

/// <summary>Tables with KMS keys: who may make and use them, and what becomes of them without their key.</summary>
public sealed class TableKeyTests : IDisposable
{
    private const string KeyArn = "arn:aws:kms:eu-west-1:111111111111:key/k1";
    private const string Suffix = @" \(Service: AWSKMS; Status Code: 400; Error Code: CODE; Request ID: [0-9a-f-]{36}; Proxy: null\)";
    private const string Item = """{"TableName":"Orders","Item":{"id":{"S":"a"}}}""";
    private const string AllowTables = """{"Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}}""";
    private const string AllowKeys = """{"Statement":{"Effect":"Allow","Action":["dynamodb:*","kms:*"],"Resource":"*"}}""";

    private readonly DynamoDbCaller _caller = new();

    [Theory]
    [InlineData("k1", KeyArn)]
    [InlineData(KeyArn, KeyArn)]
    [InlineData("alias/orders", KeyArn)]
    [InlineData("arn:aws:kms:eu-west-1:111111111111:alias/orders", KeyArn)]
    public void CreateTable_WithAKey_ShowsItsArn(string named, string arn)
    {
        SetKey();

        Assert.Equal(arn, (string)Create(named)["TableDescription"]!["SSEDescription"]!["KMSMasterKeyArn"]!);
    }

    [Theory]
    [InlineData("alias/none", "ValidationException", "KMS validation error: com.amazonaws.services.kms.model.NotFoundException: Alias arn:aws:kms:eu-west-1:111111111111:alias/none is not found.", "NotFoundException")]
    [InlineData("none", "ValidationException", "KMS validation error: com.amazonaws.services.kms.model.NotFoundException: Key 'arn:aws:kms:eu-west-1:111111111111:key/none' does not exist", "NotFoundException")]
    [InlineData("arn:aws:kms:us-east-1:111111111111:key/k1", "ValidationException", "KMS validation error: com.amazonaws.services.kms.model.NotFoundException: Invalid arn us-east-1", "NotFoundException")]
    [InlineData("off", "ValidationException", "KMS key disabled error: com.amazonaws.services.kms.model.DisabledException: arn:aws:kms:eu-west-1:111111111111:key/off is disabled.", "DisabledException")]
    [InlineData("leaving", "ValidationException", "KMS validation error: com.amazonaws.services.kms.model.KMSInvalidStateException: arn:aws:kms:eu-west-1:111111111111:key/leaving is pending deletion.", "KMSInvalidStateException")]
    [InlineData("rsa", "InternalServerError", "KMS internal error: com.amazonaws.services.kms.model.AWSKMSException: EncryptionContext is supported only when creating a grant for a symmetric encryption KMS key.", "ValidationException")]
    [InlineData("alias/aws/s3", "AccessDeniedException", "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: User: arn:aws:iam::111111111111:root is not authorized to perform: kms:CreateGrant on resource: arn:aws:kms:eu-west-1:111111111111:key/S3KEY because no resource-based policy allows the kms:CreateGrant action", "AccessDeniedException")]
    [InlineData("arn:aws:kms:eu-west-1:222222222222:key/theirs", "AccessDeniedException", "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: User: arn:aws:iam::111111111111:root is not authorized to perform: kms:DescribeKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access", "AccessDeniedException")]
    [InlineData("arn:aws:kms:eu-west-1:222222222222:key/none", "AccessDeniedException", "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: User: arn:aws:iam::111111111111:root is not authorized to perform: kms:DescribeKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access", "AccessDeniedException")]
    public void CreateTable_WithAKeyThatWillNotDo_MakesNoTableAndSaysWhy(string named, string code, string message, string kmsCode)
    {
        Set("""
            {"keys":[{"accountId":"111111111111","keyId":"off","state":"Disabled"},{"accountId":"111111111111","keyId":"leaving","state":"PendingDeletion"},
             {"accountId":"111111111111","keyId":"rsa","spec":"RSA_2048"},{"accountId":"222222222222","keyId":"theirs"}]}
            """);
        string s3Key = _caller.Services.Kms.FindAlias(DynamoDbCaller.Source, DynamoDbCaller.Region, "alias/aws/s3")!.Id;

        ServiceException error = Assert.Throws<ServiceException>(() => { Create(named); });

        Assert.Equal(code, error.Code);
        Assert.Equal(code == "InternalServerError" ? 500 : 400, error.StatusCode);
        string expected = System.Text.RegularExpressions.Regex.Escape(message.Replace("S3KEY", s3Key, StringComparison.Ordinal));
        Assert.Matches($"^{expected}{Suffix.Replace("CODE", kmsCode, StringComparison.Ordinal)}$", error.Message);
        Assert.Equal("ResourceNotFoundException", _caller.Refused("DescribeTable", """{"TableName":"Orders"}""").Code);
    }

    [Theory]
    [InlineData(AllowTables, null, "kms:DescribeKey on resource: " + KeyArn + " because no identity-based policy allows the kms:DescribeKey action")]
    [InlineData(AllowKeys, null, null)]
    [InlineData(AllowTables, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/ann"},"Action":"kms:*","Resource":"*"}}""", null)]
    [InlineData(AllowKeys, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/bob"},"Action":"kms:*","Resource":"*"}}""", "kms:DescribeKey on resource: " + KeyArn + " because no resource-based policy allows the kms:DescribeKey action")]
    [InlineData(AllowKeys, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kms:*","Resource":"*"},{"Effect":"Deny","Principal":"*","Action":"kms:CreateGrant","Resource":"*"}]}""", "kms:CreateGrant on resource: " + KeyArn + " with an explicit deny in a resource-based policy")]
    [InlineData(AllowKeys, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"dynamodb.eu-west-1.amazonaws.com","kms:CallerAccount":"111111111111"},"BoolIfExists":{"kms:GrantIsForAWSResource":"true"}}}}""", null)]
    [InlineData(AllowKeys, """{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.eu-west-1.amazonaws.com"}}}}""", "kms:DescribeKey on resource: " + KeyArn + " because no resource-based policy allows the kms:DescribeKey action")]
    public void CreateTable_NeedsTheCallersLeaveToUseTheKey(string identity, string? keyPolicy, string? refused)
    {
        SetKey(keyPolicy);
        Principal ann = User("ann", identity);

        if (refused is null)
        {
            Create("k1", ann);
        }
        else
        {
            ServiceException error = Assert.Throws<ServiceException>(() => { Create("k1", ann); });
            Assert.Contains($"User: arn:aws:iam::111111111111:user/ann is not authorized to perform: {refused} (Service", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PutItem_IntoATableWithAKey_NeedsKmsDecrypt()
    {
        SetKey();
        Create("k1");
        _caller.Pass(1);

        ServiceException error = Assert.Throws<ServiceException>(() => { _caller.Call("PutItem", Item, User("ann", AllowTables)); });
        _caller.Call("PutItem", Item, User("bob", AllowKeys));

        Assert.Equal("AccessDeniedException", error.Code);
        Assert.StartsWith(
            "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException: User: arn:aws:iam::111111111111:user/ann is not "
            + "authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the "
            + "kms:Decrypt action (Service: AWSKMS;",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PutItem_IntoATableWithTheManagedKey_NeedsNoLeaveButIsClosedToOtherAccounts()
    {
        Create(null);
        _caller.Pass(1);
        _caller.Call("PutResourcePolicy", new JsonObject
        {
            ["ResourceArn"] = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders",
            ["Policy"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"dynamodb:PutItem","Resource":"*"}]}""",
        }.ToJsonString());

        _caller.Call("PutItem", Item, User("ann", AllowTables));
        ServiceException error = _caller.Refused(
            "PutItem", Item.Replace("Orders", "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders", StringComparison.Ordinal), DynamoDbCaller.Target);

        Assert.StartsWith("KMS key access denied error", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATable_WhoseKeyIsDisabled_ServesNoItemsAndBecomesInaccessible()
    {
        SetKey();
        Create("k1");
        _caller.Pass(1);
        SetKey(more: ",\"state\":\"Disabled\"");

        ServiceException put = _caller.Refused("PutItem", Item);
        ServiceException change = _caller.Refused("UpdateTable", """{"TableName":"Orders","SSESpecification":{"Enabled":true}}""");
        ServiceException expiry = _caller.Refused(
            "UpdateTimeToLive", """{"TableName":"Orders","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"at"}}""");
        string before = Status();
        _caller.Pass(40 * 60);
        string inaccessible = Status();
        _caller.Call("UpdateTable", """{"TableName":"Orders","DeletionProtectionEnabled":false}""");
        SetKey();
        _caller.Call("PutItem", Item);

        Assert.Equal("ValidationException", put.Code);
        Assert.Contains($"com.amazonaws.services.kms.model.DisabledException: {KeyArn} is disabled. (Service", put.Message, StringComparison.Ordinal);
        Assert.Contains($"{KeyArn} is disabled.", change.Message, StringComparison.Ordinal);
        Assert.Contains($"{KeyArn} is disabled.", expiry.Message, StringComparison.Ordinal);
        Assert.Equal("ACTIVE", before);
        Assert.Equal("INACCESSIBLE_ENCRYPTION_CREDENTIALS", inaccessible);
        Assert.Equal("ACTIVE", Status());
    }

    [Fact]
    public void DescribeKey_TellsStateAndKind()
    {
        SetKey(more: ",\"state\":\"Disabled\"");

        JsonNode key = _caller.Call("TrentService.DescribeKey", """{"KeyId":"alias/orders"}""")["KeyMetadata"]!;
        ServiceException none = _caller.Refused("TrentService.DescribeKey", """{"KeyId":"none"}""");
        ServiceException foreign = _caller.Refused("TrentService.DescribeKey", $$"""{"KeyId":"{{KeyArn}}"}""", DynamoDbCaller.Target);

        Assert.Equal(KeyArn, (string)key["Arn"]!);
        Assert.Equal("Disabled", (string)key["KeyState"]!);
        Assert.Equal("CUSTOMER", (string)key["KeyManager"]!);
        Assert.Equal(("NotFoundException", "Key 'arn:aws:kms:eu-west-1:111111111111:key/none' does not exist"), (none.Code, none.Message));
        Assert.Equal("AccessDeniedException", foreign.Code);
    }

    public void Dispose() => _caller.Dispose();

    private JsonNode Create(string? key, Principal? caller = null)
    {
        var encryption = new JsonObject { ["Enabled"] = true, ["SSEType"] = "KMS" };
        if (key is not null)
        {
            encryption["KMSMasterKeyId"] = key;
        }

        return _caller.Call(
            "CreateTable",
            $$"""
            {"TableName":"Orders","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST","SSESpecification":{{encryption.ToJsonString()}} }
            """,
            caller ?? _caller.Root(DynamoDbCaller.Source));
    }

    private string Status() => (string)_caller.Call("DescribeTable", """{"TableName":"Orders"}""")["Table"]!["TableStatus"]!;

    private Principal User(string name, string policy)
    {
        AccountDirectory accounts = _caller.Services.Accounts;
        return accounts.AddKey(accounts.PutUser(DynamoDbCaller.Source, "/", name, IdentityGrants.Only(PolicyDocument.Parse(policy)))).Principal;
    }

    private void SetKey(string? policy = null, string more = "")
    {
        string text = policy is null ? "" : $",\"policy\":{policy}";
        Set($$"""{"keys":[{"accountId":"111111111111","keyId":"k1","aliases":["alias/orders"]{{text}}{{more}} } ]}""");
    }

    private void Set(string json) => new SetupMaker(_caller.Services).Make(SetupReader.Read(Encoding.UTF8.GetBytes(json)));
}
