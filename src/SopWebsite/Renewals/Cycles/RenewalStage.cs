namespace SopWebsite.Renewals.Cycles;

/// <summary>Where a renewal stands in its cycle.</summary>
public enum RenewalStage
{
    /// <summary>When it lapses is not known, so nothing can be said.</summary>
    Unknown,

    /// <summary>It runs, and nothing is to be done yet.</summary>
    Active,

    /// <summary>It is to be renewed, and no invoice has come yet.</summary>
    Due,

    /// <summary>An invoice is there and waits to be paid: the SOP's clock runs.</summary>
    InvoiceReceived,

    /// <summary>It is paid; no source has shown the new end.</summary>
    Paid,

    /// <summary>It is paid, and the source shows the new end.</summary>
    Confirmed,

    /// <summary>It has lapsed and can still be renewed at the usual price.</summary>
    Grace,

    /// <summary>It was taken away and can be redeemed, at a high fee.</summary>
    Redemption,

    /// <summary>It will be deleted, and nothing can be done until it is free again.</summary>
    PendingDelete,

    /// <summary>It has lapsed, for good where there are stages before.</summary>
    Lapsed,
}
