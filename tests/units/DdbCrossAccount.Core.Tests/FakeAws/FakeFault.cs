namespace DdbCrossAccount.Core.Tests.FakeAws;

/// <summary>What goes wrong with one answer.</summary>
internal sealed record FakeFault(string? Code, int Status, bool DropsAnswer)
{
    /// <summary>The request is carried out and its answer is lost.</summary>
    public static FakeFault LostAnswer { get; } = new(null, 0, DropsAnswer: true);

    /// <summary>The request is answered normally; it stands for a place in the row.</summary>
    public static FakeFault None { get; } = new(null, 0, DropsAnswer: false);

    public static FakeFault Error(string code, int status = 400) => new(code, status, DropsAnswer: false);

    public FakeAnswer? Answer(bool isJson) => Code is null
        ? null
        : isJson ? FakeAnswer.Error(Code, status: Status) : FakeAnswer.S3Error(Code, Status);
}
