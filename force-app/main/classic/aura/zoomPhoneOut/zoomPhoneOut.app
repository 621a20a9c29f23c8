<aura:application access="GLOBAL" extends="ltng:outApp" description="Lets the Visualforce page ZoomPhone hold the widget.">
    <aura:dependency resource="c:zoomPhoneUtilityItem"/>
</aura:application>
